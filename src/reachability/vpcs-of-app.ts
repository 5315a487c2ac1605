import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { networkId, outermost } from './construct-paths';
import { printable } from './private/words/printable';

/** A VPC that an app defines. */
export interface VpcOfApp {
  /** Its id where ids name stacks: `Network:Vpc`. */
  readonly id: string;
  /** Its id in a network of one stack: the logical id, in a nested stack `Parent/Child`. */
  readonly idInStack: string;
  /** Construct path of the stack whose template it is read with. */
  readonly stack: string;
  /** Construct paths by which it may be called: its own, and that of the construct that it is the main resource of. */
  readonly constructPaths: readonly string[];
}

/**
 * The VPCs that names mean: construct paths or logical ids.
 *
 * @throws if a name means none
 */
export function vpcsCalled(names: readonly string[], app: IConstruct): VpcOfApp[] {
  const vpcs = vpcsOfApp(app);
  return names.flatMap((name) => {
    const meant = vpcs.filter(({ id, idInStack, constructPaths }) => [id, idInStack, ...constructPaths].includes(name));
    if (meant.length > 0) { return meant; }
    const known = vpcs.map(({ constructPaths: [, path] }) => path).join(', ');
    throw new Error(printable(
      `vpcs names ${name}, expected the construct path or the logical id of a VPC of the app: ${known || 'there is none'}`,
    ));
  });
}

function vpcsOfApp(app: IConstruct): VpcOfApp[] {
  return app.node
    .findAll()
    .filter((construct): construct is CfnResource => (
      CfnResource.isCfnResource(construct) && construct.cfnResourceType === 'AWS::EC2::VPC'
    ))
    .map((vpc) => {
      const holder = vpc.node.scope?.node.defaultChild === vpc ? vpc.node.scope : vpc;
      return {
        id: networkId(vpc, true),
        idInStack: networkId(vpc),
        stack: outermost(Stack.of(vpc)).node.path,
        constructPaths: [vpc.node.path, holder.node.path],
      };
    });
}
