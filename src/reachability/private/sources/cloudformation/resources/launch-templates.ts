import { primaryElement } from './instance-interfaces';
import { namedResource } from './named-resources';
import { listedResources } from './subnet-lists';
import type { Branch } from '../../../conditions/branch';
import type { Reference, Resolved } from '../../../network/resource';
import { unknown } from '../../../network/resource';
import type { Properties } from '../expressions/properties';
import type { Value } from '../expressions/value';
import { asText } from '../expressions/value';
import type { ReadContext } from '../read-context';

/** What a launch template or a launch configuration decides for hosts. */
export interface Launch {
  /** The template or configuration, if it is a resource that was read. */
  readonly by?: string;
  /** Undefined if it leaves the address to the subnet. */
  readonly publicIpv4?: Resolved<boolean>;
  /** None if it leaves the subnet to others. */
  readonly subnets: readonly Reference[];
  readonly securityGroups: readonly Reference[];
  /** Why what it says is unknown. */
  readonly unread?: string;
}

/** By `Id` or `Name` where the service has short names, and in full elsewhere. */
const IDENTIFIERS = ['LaunchTemplateId', 'LaunchTemplateName', 'Id', 'Name'];

/**
 * What the launch template says that a specification names. A resource has one version at a time: only a version that
 * somebody numbers by hand, other than the first, may say something else.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-templates.html
 */
export function launchTemplate(specification: Properties, context: ReadContext, branch: Branch): Launch {
  const name = IDENTIFIERS.find((one) => specification.has(one)) ?? IDENTIFIERS[0];
  const template = namedResource(specification.value(name), ['AWS::EC2::LaunchTemplate'], context);
  if (!template) { return notRead('launch template', specification.value(name)); }
  const version = asText(specification.value('Version'));
  if (version !== undefined && /^\d+$/.test(version) && version !== '1') {
    return { ...undecided(`what version ${version} of launch template ${template.id} says is unknown`), by: template.id };
  }
  return { ...launchData(template.properties(branch).structure('LaunchTemplateData'), branch), by: template.id };
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html */
export function launchConfiguration(name: Value, context: ReadContext, branch: Branch): Launch {
  const configuration = namedResource(name, ['AWS::AutoScaling::LaunchConfiguration'], context);
  if (!configuration) { return notRead('launch configuration', name); }
  const properties = configuration.properties(branch);
  return {
    by: configuration.id,
    publicIpv4: optionalFlag(properties),
    subnets: [],
    securityGroups: properties.references('SecurityGroups'),
  };
}

/**
 * Whatever may launch hosts of an Auto Scaling group, the first choice first.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html
 */
export function launchesOfGroup(group: Properties, context: ReadContext, branch: Branch): readonly Launch[] {
  const mixed = group.structure('MixedInstancesPolicy').structure('LaunchTemplate');
  const templates = [
    ...group.has('LaunchTemplate') ? [group.structure('LaunchTemplate')] : [],
    ...[mixed, ...mixed.structures('Overrides')]
      .filter((one) => one.has('LaunchTemplateSpecification'))
      .map((one) => one.structure('LaunchTemplateSpecification')),
  ];
  const configuration = group.value('LaunchConfigurationName');
  return [
    ...templates.map((one) => launchTemplate(one, context, branch)),
    ...configuration.kind === 'absent' ? [] : [launchConfiguration(configuration, context, branch)],
  ];
}

/** What stands in `LaunchTemplateData`, in a launch specification of a fleet, or in an instance. */
export function launchData(data: Properties, branch: Branch): Launch {
  const primary = primaryElement(data);
  return {
    publicIpv4: primary && optionalFlag(primary),
    subnets: listedResources((primary ?? data).value('SubnetId'), 'SubnetId', branch),
    securityGroups: primary?.has('Groups') ? primary.references('Groups') : data.references('SecurityGroupIds'),
  };
}

function optionalFlag(properties: Properties): Resolved<boolean> | undefined {
  return properties.has('AssociatePublicIpAddress') ? properties.flag('AssociatePublicIpAddress') : undefined;
}

function notRead(what: string, name: Value): Launch {
  return undecided(name.kind === 'unresolved' ? name.reason : `the ${what} is not in the template`);
}

function undecided(reason: string): Launch {
  return { publicIpv4: unknown(reason), subnets: [], securityGroups: [], unread: reason };
}
