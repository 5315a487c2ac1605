import { ResourceJson, TemplateJson } from './oracle-network';
import { Random } from '../fuzz/random';

/** A template that says the same as another, in other words. */
export interface Rewritten {
  readonly template: TemplateJson;
  /** Templates of nested stacks, by logical id. */
  readonly nested?: Readonly<Record<string, unknown>>;
  /** What an id was called before. */
  readonly before?: (id: string) => string;
}

export type Rewrite = (template: TemplateJson, random: Random) => Rewritten;

type Json = Record<string, unknown>;
type Change = (resource: ResourceJson, id: string) => ResourceJson | Record<string, ResourceJson>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEntry = ({ Type }: ResourceJson) => Type === 'AWS::EC2::NetworkAclEntry';
const isNetwork = ({ Type }: ResourceJson) => Type.startsWith('AWS::EC2::');

/** Each resource changed, or several in its place. */
function changed(template: TemplateJson, change: Change): TemplateJson {
  return {
    ...template,
    Resources: Object.fromEntries(Object.entries(template.Resources).flatMap(([id, resource]) => {
      const result = change(resource, id);
      return typeof result.Type === 'string' ? [[id, result as ResourceJson]] : Object.entries(result as Record<string, ResourceJson>);
    })),
  };
}

/** Each part of a value changed, the innermost first. Functions stay whole: `change` sees them, and not what is in them. */
function deep(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) { return change(value.map((item) => deep(item, change))); }
  if (!isJson(value) || isFunction(value)) { return change(value); }
  return change(Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deep(item, change)])));
}

const isFunction = (value: Json) => Object.keys(value).length === 1 && /^(Ref|Fn::)/.test(Object.keys(value)[0]);

const withProperties = (resource: ResourceJson, change: (properties: Json) => unknown): ResourceJson =>
  ({ ...resource, ...(resource.Properties ? { Properties: change(resource.Properties) as Json } : {}) });

const values = (template: TemplateJson, change: (value: unknown) => unknown) => changed(template, (resource) =>
  (isNetwork(resource)
    ? withProperties(resource, (properties) => Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, deep(value, change)])))
    : resource));

export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items.map((item) => ({ item, key: random.next() })).sort((a, b) => a.key - b.key).map(({ item }) => item);
}

const shuffledKeys = (value: unknown, random: Random): unknown => {
  if (Array.isArray(value)) { return value.map((item) => shuffledKeys(item, random)); }
  return isJson(value) ? Object.fromEntries(shuffled(Object.entries(value), random).map(([key, item]) => [key, shuffledKeys(item, random)])) : value;
};

const shuffledResources: Rewrite = (template, random) => ({ template: shuffledKeys(template, random) as TemplateJson });

/** Every logical id is another, and their order too. */
const renamed: Rewrite = (template, random) => {
  const ids = Object.keys(template.Resources).sort();
  const names = new Map(shuffled(ids, random).map((id, index) => [id, `R${String(index).padStart(3, '0')}`]));
  const back = new Map([...names].map(([id, name]) => [name, id]));
  const rename = (id: unknown) => names.get(id as string) ?? id;
  const inText = (text: string) => text.replace(/\$\{(\w+)/g, (_, id) => `\${${rename(id)}`);
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) { return value.map(inside); }
    if (!isJson(value)) { return value; }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => {
      if (key === 'Ref') { return [key, rename(item)]; }
      if (key === 'DependsOn') { return [key, [item].flat().map(rename)]; }
      if (key === 'Fn::GetAtt' && Array.isArray(item)) { return [key, [rename(item[0]), ...item.slice(1)]]; }
      return [key, key === 'Fn::Sub' && typeof item === 'string' ? inText(item) : inside(item)];
    }));
  };
  const { Resources, ...sections } = template;
  const resources = Object.fromEntries(Object.entries(Resources).map(([id, resource]) => [names.get(id)!, inside(resource)]));
  return { template: { ...(inside(sections) as object), Resources: resources as TemplateJson['Resources'] }, before: (name) => back.get(name) ?? name };
};

const asText: Rewrite = (template) => ({
  template: values(template, (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value)),
});

/** Rule numbers are others, in the same order. */
const renumbered = (next: (number: number, random: Random) => number): Rewrite => (template, random) => {
  const numbers = Object.values(template.Resources).filter(isEntry).map(({ Properties }) => Number(Properties!.RuleNumber));
  let last = 0;
  const mapped = new Map([...new Set(numbers)].sort((a, b) => a - b).map((number) => {
    last = next(last, random);
    return [number, last];
  }));
  return {
    template: changed(template, (resource) =>
      (isEntry(resource)
        ? withProperties(resource, (properties) => ({ ...properties, RuleNumber: mapped.get(Number(properties.RuleNumber)) }))
        : resource)),
  };
};

/**
 * Numbers with room between them for another rule. The default network ACL keeps its own, for AWS's rule 100 stands
 * among them.
 */
const spread = renumbered((last) => last + 10);
const ofDefaultAcl = ({ Properties }: ResourceJson) => JSON.stringify(Properties).includes('DefaultNetworkAcl');

/** Entries of ACLs whose rules are all in the template. */
const eachEntry = (template: TemplateJson, change: Change) => changed(template, (resource, id) =>
  (isEntry(resource) && !ofDefaultAcl(resource) ? change(resource, id) : resource));

const hasDefaultAcl = (template: TemplateJson) => Object.values(template.Resources).some((resource) => isEntry(resource) && ofDefaultAcl(resource));

const apart = renumbered((last, random) => last + 1 + random.below(50));
const numbersApart: Rewrite = (template, random) => (hasDefaultAcl(template) ? { template } : apart(template, random));

interface Ports {
  readonly PortRange?: { readonly From: number; readonly To: number };
  readonly RuleNumber: number;
}

const splitPorts: Rewrite = (template, random) => {
  if (hasDefaultAcl(template)) { return { template }; }
  return {
    template: eachEntry(spread(template, random).template, (resource, id) => {
      const { PortRange: range, RuleNumber: number, ...rest } = resource.Properties as unknown as Ports;
      if (range === undefined || range.From === range.To) { return resource; }
      const middle = range.From + random.below(range.To - range.From);
      const part = (RuleNumber: number, From: number, To: number) => ({ ...resource, Properties: { ...rest, RuleNumber, PortRange: { From, To } } });
      return { [id]: part(number, range.From, middle), [`${id}Rest`]: part(number + 1, middle + 1, range.To) };
    }),
  };
};

/** After each rule of an ACL another that says the same, later. */
const repeated: Rewrite = (template, random) => {
  if (hasDefaultAcl(template)) { return { template }; }
  return {
    template: eachEntry(spread(template, random).template, (resource, id) => ({
      [id]: resource,
      [`${id}Again`]: withProperties(resource, (properties) => ({ ...properties, RuleNumber: Number(properties.RuleNumber) + 1 + random.below(9) })),
    })),
  };
};

const UNRELATED: Readonly<Record<string, ResourceJson>> = {
  UnrelatedBucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'a-bucket' } },
  UnrelatedRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
  UnrelatedAddress: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
  UnrelatedVpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.77.0.0/16' } },
  UnrelatedAcl: { Type: 'AWS::EC2::NetworkAcl', Properties: { VpcId: { Ref: 'UnrelatedVpc' } } },
  UnrelatedRule: {
    Type: 'AWS::EC2::NetworkAclEntry',
    Properties: { NetworkAclId: { Ref: 'UnrelatedAcl' }, RuleNumber: 1, Protocol: -1, RuleAction: 'deny', CidrBlock: '0.0.0.0/0' },
  },
  UnrelatedSubnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'UnrelatedVpc' }, CidrBlock: '10.77.0.0/24', AvailabilityZone: 'eu-west-1a' } },
  UnrelatedTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'UnrelatedVpc' } } },
  UnrelatedGroup: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: { Ref: 'UnrelatedVpc' }, GroupDescription: 'of nothing' } },
  UnrelatedCustom: { Type: 'Custom::Thing', Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:thing', Bucket: { Ref: 'UnrelatedBucket' } } },
};

const unrelated: Rewrite = (template, random) => ({
  template: { ...template, Resources: { ...Object.fromEntries(shuffled(Object.entries(UNRELATED), random)), ...template.Resources } },
});

const SWITCH = { Parameters: { Switch: { Type: 'String' } } };
const IS_ON = { 'Fn::Equals': [{ Ref: 'Switch' }, 'on'] };

const TRUE: readonly unknown[] = [
  { 'Fn::Equals': ['same', 'same'] },
  { 'Fn::Not': [{ 'Fn::Equals': ['one', 'another'] }] },
  { 'Fn::Or': [IS_ON, { 'Fn::Not': [IS_ON] }] },
  { 'Fn::Equals': [{ Ref: 'Switch' }, { 'Fn::Sub': '${Switch}' }] },
  { 'Fn::Equals': [{ 'Fn::FindInMap': ['Truth', { Ref: 'AWS::Partition' }, 'is'] }, 'true'] },
];
const TRUTH = { Truth: Object.fromEntries(['aws', 'aws-cn', 'aws-us-gov'].map((partition) => [partition, { is: 'true' }])) };

const section = (template: TemplateJson, name: string) => (template as unknown as Record<string, object | undefined>)[name];

const withSections = (template: TemplateJson, sections: Readonly<Record<string, object>>): TemplateJson => ({
  ...template,
  ...Object.fromEntries(Object.entries(sections).map(([name, content]) => [name, { ...section(template, name), ...content }])),
});

/** Each resource may exist, and always does. */
const alwaysTrue: Rewrite = (template, random) => ({
  template: withSections(
    changed(template, (resource) => ('Condition' in resource || random.chance(0.3) ? resource : { ...resource, Condition: 'True' })),
    { ...SWITCH, Mappings: TRUTH, Conditions: { True: random.pick(TRUE) } },
  ),
});

const equalBranches: Rewrite = (template, random) => ({
  template: withSections(changed(template, (resource) => (!isNetwork(resource) ? resource : withProperties(resource, (properties) => {
    const either = (value: unknown) => (random.chance(0.2) ? { 'Fn::If': ['IsOn', value, value] } : value);
    return either(Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, either(value)])));
  }))), { ...SWITCH, Conditions: { IsOn: IS_ON } }),
});

/** Values in other words: in the functions that CloudFormation has for them. */
const respelled: Rewrite = (template, random) => {
  const known: Record<string, { value: unknown }> = {};
  const spell = (value: string): unknown => random.pick([
    () => value,
    () => ({ 'Fn::Sub': value.replace(/\$\{/g, '${!') }),
    () => ({ 'Fn::Sub': ['${Part}', { Part: value }] }),
    () => ({ 'Fn::Join': ['', [value.slice(0, value.length / 2), value.slice(value.length / 2)]] }),
    () => ({ 'Fn::Select': [String(value.length % 3), ['x', 'y', 'z'].map((other, i) => (i === value.length % 3 ? value : other))] }),
    () => ({ 'Fn::Select': [1, { 'Fn::Split': ['|', `x|${value}|y`] }] }),
    () => {
      const key = `K${Object.keys(known).length}`;
      known[key] = { value };
      return { 'Fn::FindInMap': ['Known', key, 'value'] };
    },
    () => ({ 'Fn::FindInMap': ['Known', 'none', 'value', { DefaultValue: value }] }),
  ])();
  const template_ = values(template, (value) => {
    if (typeof value === 'string') { return spell(value); }
    if (!isJson(value)) { return value; }
    if (typeof value.Ref === 'string') { return random.pick([value, { 'Fn::Sub': `\${${value.Ref}}` }, { 'Fn::Select': [0, [value, 'x']] }]); }
    const attribute = value['Fn::GetAtt'];
    if (!Array.isArray(attribute) || attribute[1] === 'Ipv6CidrBlocks') { return value; }
    return random.pick([value, { 'Fn::GetAtt': attribute.join('.') }, { 'Fn::Sub': `\${${attribute.join('.')}}` }]);
  });
  return { template: withSections(template_, { Mappings: { Known: { ...known, one: { value: 'x' } } } }) };
};

/** Rules of network ACLs are declared in a nested stack, which is handed what they name. */
const nested: Rewrite = (template, random) => {
  const moved = Object.entries(template.Resources).filter(([, resource]) => isEntry(resource) && !('Condition' in resource) && random.chance(0.6));
  const handed = new Map<string, { name: string; value: unknown }>();
  const hand = (value: unknown): unknown => {
    const key = JSON.stringify(value);
    if (!handed.has(key)) { handed.set(key, { name: `Given${handed.size}`, value }); }
    return { Ref: handed.get(key)!.name };
  };
  const inner = Object.fromEntries(moved.map(([id, { Type, Properties }]) => [
    id, { Type, Properties: deep(Properties, (value) => (isJson(value) && isFunction(value) ? hand(value) : value)) },
  ]));
  const ids = new Set(moved.map(([id]) => id));
  const Parameters = Object.fromEntries([...handed.values()].map(({ name, value }) => [name, value]));
  return {
    template: {
      ...template,
      Resources: {
        ...Object.fromEntries(Object.entries(template.Resources).filter(([id]) => !ids.has(id))),
        Rules: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/rules.json', Parameters } },
      },
    },
    nested: {
      Rules: { Parameters: Object.fromEntries([...handed.values()].map(({ name }) => [name, { Type: 'String' }])), Resources: inner },
    },
    before: (id) => id.replace(/^Rules\//, ''),
  };
};

/** A template that says the same, and the rules that say something else of it all the same. */
export interface Relation {
  readonly rewrite: Rewrite;
  /** Rules that are asked about how something is written, and not about what it does. */
  readonly except: readonly string[];
}

const saying = (rewrite: Rewrite, ...except: readonly string[]): Relation => ({ rewrite, except });

/** In an order in which each may follow the ones before it. */
export const SAME: Readonly<Record<string, Relation>> = {
  'other rule numbers in the same order': saying(numbersApart),
  // A part of a rule may be covered where the whole is not, and two rules count twice.
  'port ranges in two rules': saying(splitPorts, 'shadowed-acl-rule', 'acl-rule-quota'),
  'each rule a second time': saying(repeated, 'shadowed-acl-rule', 'acl-rule-quota'),
  'unrelated resources': saying(unrelated),
  'other logical ids': saying(renamed),
  // Whether resources clash is asked where one might not be there.
  'a condition that always holds': saying(alwaysTrue, 'contested-place'),
  'rules in a nested stack': saying(nested),
  'equal branches of Fn::If': saying(equalBranches),
  'numbers and booleans as text': saying(asText),
  'values in other words': saying(respelled),
  'resources and keys in another order': saying(shuffledResources),
};

/** One rewrite after another. */
export function inTurn(names: readonly string[], template: TemplateJson, random: Random): Rewritten & Pick<Relation, 'except'> {
  const chosen = Object.entries(SAME).filter(([name]) => names.includes(name)).map(([, relation]) => relation);
  return chosen.reduce<Rewritten & Pick<Relation, 'except'>>((so, { rewrite, except }) => {
    const next = rewrite(so.template, random);
    return {
      template: next.template,
      nested: { ...so.nested, ...next.nested },
      before: (id) => so.before!(next.before?.(id) ?? id),
      except: [...so.except, ...except],
    };
  }, { template, before: (id) => id, except: [] });
}

/** One rule that allows something is gone. */
export const withoutAllow: Rewrite = (template, random) => {
  const allows = Object.entries(template.Resources).filter(([, resource]) => isEntry(resource) && resource.Properties!.RuleAction === 'allow');
  const gone = allows.length > 0 ? random.pick(allows)[0] : '';
  return { template: { ...template, Resources: Object.fromEntries(Object.entries(template.Resources).filter(([id]) => id !== gone)) } };
};

/** One more rule that denies something, before all others. */
export const withDeny: Rewrite = (template, random) => {
  const entries = Object.values(template.Resources).filter(isEntry);
  if (entries.length === 0) { return { template }; }
  const { RuleNumber: _, ...model } = random.pick(entries).Properties!;
  const aclId = random.pick(entries).Properties!.NetworkAclId;
  const deny = { ...model, NetworkAclId: aclId, RuleAction: 'deny', RuleNumber: 1, ...(random.chance(0.5) ? { Egress: random.chance(0.5) } : {}) };
  const wider = random.chance(0.3) ? { ...deny, Protocol: -1, PortRange: undefined, Icmp: undefined } : deny;
  const taken = entries.some(({ Properties }) => Number(Properties!.RuleNumber) === 1);
  return taken ? { template } : { template: { ...template, Resources: { ...template.Resources, Deny: { Type: 'AWS::EC2::NetworkAclEntry', Properties: wider } } } };
};
