/** The literals that a template compares its open parameters with: all other values of a parameter are alike. */
export class ComparedLiterals {
  private readonly literals = new Map<string, Set<string>>();
  private readonly keys = new Map<string, Set<string>>();

  public compare(parameter: string, literals: readonly string[]): void {
    add(this.literals, parameter, literals);
  }

  /**
   * The parameter is a key of a mapping without `DefaultValue`: CloudFormation refuses any value that is not in the
   * mapping.
   */
  public lookUp(parameter: string, keys: readonly string[]): void {
    add(this.keys, parameter, keys);
  }

  public compared(parameter: string): ReadonlySet<string> | undefined {
    return this.literals.get(parameter);
  }

  public mapKeys(parameter: string): ReadonlySet<string> | undefined {
    return this.keys.get(parameter);
  }
}

function add(to: Map<string, Set<string>>, name: string, values: readonly string[]): void {
  to.set(name, new Set([...to.get(name) ?? [], ...values]));
}
