import { checkLeftovers } from './checks/leftovers';
import { checkNatGateways } from './checks/nat-gateways';
import { checkRoutes } from './checks/routes';
import { checkStack } from './checks/stack';
import { checkSameAddresses, checkTakenOver, heldAddresses } from './checks/taken-over';
import { sayLimits } from './example-deployment';
import { Scenario, Session } from './session';

const ZONES = 2;

/** Elastic IPs are retained by one stack, outlive it, serve the next one by their allocation ids, and outlive that as well. */
export class AddressRoundTrip implements Scenario {
  public readonly name = 'retained-addresses';
  public readonly title = 'a stack retains its Elastic IPs, and another takes them over';
  public readonly app = 'test/deploy/apps/retained-addresses.ts';

  public async run(session: Session): Promise<void> {
    const { report } = session;
    const empty = await session.describe();

    const first = await session.deploy('a stack that retains its addresses', 'First', {});
    report.check([...checkStack(first), ...checkNatGateways(first), ...checkRoutes(first, false)]);
    const held = heldAddresses(first);
    report.check([{ name: `each of ${ZONES} zones has a gateway with 2 addresses`, actual: held.map(({ allocationIds }) => allocationIds.length), expected: [2, 2] }]);
    await session.destroy({});
    const between = await session.describe();
    report.check(checkLeftovers(empty, first, between));

    // What a user does: the allocation ids, noted by zone before the destroy, go into the app.
    const context = { addresses: JSON.stringify(Object.fromEntries(held.map(({ allocationIds }, zone) => [zone + 1, allocationIds]))) };
    const next = await session.deploy('a stack that takes them over', 'Next', context);
    report.check([...checkStack(next), ...checkNatGateways(next), ...checkRoutes(next, false), ...checkTakenOver(held, next)]);
    await session.diff('the same', context, 0, 'finds nothing to deploy');
    await session.destroy(context);
    report.check(checkSameAddresses(between, await session.describe()));
    sayLimits(session, next);
  }
}
