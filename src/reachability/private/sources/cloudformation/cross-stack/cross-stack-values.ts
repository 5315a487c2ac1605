import type { Origin, Published } from './published-values';
import { PublishedValues } from './published-values';
import type { Branch, Possibilities } from '../../../conditions/branch';
import type { Condition } from '../../../conditions/condition';
import { ALWAYS, and } from '../../../conditions/condition';
import type { DeclaredResource } from '../declared-resource';
import { parameterName } from '../expressions/systems-manager';
import type { Value } from '../expressions/value';
import { asText, isRecord, literal, property } from '../expressions/value';
import type { ReadNotes } from '../read-notes';

/** A stack whose outputs others may read. */
export interface Exporter {
  readonly origin: Origin;
  readonly template: unknown;
  readonly when: Condition;
  /** The name of the stack in AWS, where it is known. */
  readonly stackName?: string;
  evaluate(expression: unknown, branch: Branch): Value;
  conditionOf(condition: unknown): Condition;
  output(name: string, branch: Branch): Value;
}

interface Resources {
  readonly possibilities: Possibilities;
  readonly notes: ReadNotes;
  ofType(...types: readonly string[]): readonly DeclaredResource[];
}

/**
 * What stacks read of each other: exports, outputs by the name of the stack, and parameters of Systems Manager that one
 * of them writes. To be asked once every stack is known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export class CrossStackValues {
  private readonly exporters: Exporter[] = [];
  private readonly links = new Map<string, Set<string>>();
  private readonly exports: PublishedValues;
  private readonly parameters: PublishedValues;

  constructor(private readonly resources: Resources) {
    const { possibilities } = resources;
    this.exports = new PublishedValues(possibilities, () => this.exporters.flatMap(exportsOf), 'exported');
    this.parameters = new PublishedValues(possibilities, () => parametersOf(this.resources), 'written');
  }

  public add(exporter: Exporter): void {
    this.exporters.push(exporter);
  }

  /** What `Fn::ImportValue` gives; undefined if no stack exports that name. */
  public exported(name: Value, branch: Branch, reader: Origin): Value | undefined {
    return this.exports.find(name, branch, reader, this.link(reader));
  }

  /** What `Fn::GetStackOutput` gives; undefined if no stack has that name and output. */
  public output(stackName: string, name: string, branch: Branch, reader: Origin): Value | undefined {
    const named = this.exporters.filter((exporter) => exporter.stackName === stackName);
    const exporter = named.find(({ origin }) => origin.assembly === reader.assembly) ?? named[0];
    if (property(property(exporter?.template, 'Outputs'), name) === undefined) { return undefined; }
    this.link(reader)(exporter.origin);
    return exporter.output(name, branch);
  }

  /** What the parameter of Systems Manager holds that a stack writes; undefined if none writes it. */
  public parameter(name: Value, branch: Branch, reader: Origin): Value | undefined {
    return this.parameters.find(name, branch, reader, (origin) => {
      this.link(reader)(origin);
      const text = name.kind === 'unresolved' ? name.text : asText(name);
      this.resources.notes.assume(
        `the Systems Manager parameter ${text} holds what ${origin.name ?? 'the template'} writes`,
      );
    });
  }

  /** The stacks that read something of each other, directly or by way of others, one itself included. */
  public linkedTo(stack: string): ReadonlySet<string> {
    const found = new Set([stack]);
    for (const one of found) { this.links.get(one)?.forEach((other) => found.add(other)); }
    return found;
  }

  private link({ name: reader }: Origin): (origin: Origin) => void {
    return ({ name: publisher }) => {
      if (reader === undefined || publisher === undefined || reader === publisher) { return; }
      this.links.set(reader, (this.links.get(reader) ?? new Set()).add(publisher));
      this.links.set(publisher, (this.links.get(publisher) ?? new Set()).add(reader));
    };
  }
}

function exportsOf(exporter: Exporter): readonly Published[] {
  const outputs = property(exporter.template, 'Outputs');
  return (isRecord(outputs) ? Object.entries(outputs) : []).flatMap(([name, output]): readonly Published[] => {
    const exportName = property(property(output, 'Export'), 'Name');
    if (exportName === undefined) { return []; }
    const condition = property(output, 'Condition');
    return [{
      name: (branch) => exporter.evaluate(exportName, branch),
      value: (branch) => exporter.output(name, branch),
      when: and(exporter.when, condition === undefined ? ALWAYS : exporter.conditionOf(condition)),
      origin: exporter.origin,
    }];
  });
}

/**
 * Parameters that the templates write themselves, and those by which CDK passes values on to stacks of other Regions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
 */
function parametersOf(resources: Resources): readonly Published[] {
  const written = resources.ofType('AWS::SSM::Parameter').map((parameter): Published => ({
    name: (branch) => parameterName(parameter, branch),
    value: (branch) => parameter.property('Value', branch),
    when: parameter.when,
    origin: parameter.origin,
  }));
  const passedOn = resources.ofType('Custom::CrossRegionExportWriter').flatMap((writer): readonly Published[] => {
    const exported = property(property(writer.written, 'WriterProps'), 'exports');
    return Object.keys(isRecord(exported) ? exported : {}).map((name) => ({
      name: () => literal(name),
      value: (branch) => writer.properties(branch).structure('WriterProps').structure('exports').value(name),
      when: writer.when,
      origin: writer.origin,
    }));
  });
  return [...written, ...passedOn];
}

