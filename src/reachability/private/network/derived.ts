import type { AnyResource } from './resources';

/**
 * What has been computed so far, by name and by the resource that it starts from, if any: each variant of a resource
 * has its own.
 */
export class Derived {
  private readonly values = new Map<AnyResource | undefined, Map<string, unknown>>();

  public has(name: string, resource?: AnyResource): boolean {
    return this.values.get(resource)?.has(name) ?? false;
  }

  public get(name: string, resource?: AnyResource): unknown {
    return this.values.get(resource)?.get(name);
  }

  public set(name: string, resource: AnyResource | undefined, value: unknown): void {
    const named = this.values.get(resource) ?? new Map<string, unknown>();
    this.values.set(resource, named.set(name, value));
  }
}
