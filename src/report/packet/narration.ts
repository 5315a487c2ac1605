import type { StepState } from './step-state';
import type { Trip } from './trip';
import type { Names } from '../model/names';
import type { SiteGateway } from '../model/site';

/** What the words of a step depend on. */
export interface Scene {
  readonly trip: Trip;
  readonly gateway?: SiteGateway;
  readonly names: Names;
  readonly state: StepState;
}

interface Words {
  readonly title: string;
  readonly text: string;
}

const nameOf = ({ gateway }: Scene): string => gateway?.name ?? 'a NAT gateway';

const isCrossing = ({ gateway, trip }: Scene): boolean =>
  gateway?.home !== undefined && gateway.home.zoneKey !== trip.start.zoneKey;

/** The eight steps as NAT is classically explained; what each shows beside the words is what the engine found. */
export const NARRATION: readonly ((scene: Scene) => Words)[] = [
  ({ trip: { host, server } }) => ({
    title: 'A private host speaks',
    text: `The host ${host} has no public address. It opens a connection to the server ${server}, from a port of its own choice.`,
  }),
  (scene) => ({
    title: scene.gateway ? `A route leads to ${scene.gateway.name}` : 'A route should lead to a NAT gateway',
    text: !scene.gateway ? 'The server is not in the VPC, so a route to the internet decides. It leads to no NAT gateway.'
      : isCrossing(scene)
        ? `The server is not in the VPC, so the default route decides. It leads to a gateway in another zone: the packet leaves ${scene.trip.start.zone.label}.`
        : 'The server is not in the VPC, so the default route decides. It leads to a gateway that serves the zone of the host. Nothing about the packet changes.',
  }),
  () => ({
    title: 'The gateway puts its own address in',
    text: 'Source address and source port are replaced, and the gateway writes down what it did: one line of its translation table for each connection.',
  }),
  ({ gateway }) => ({
    title: 'The internet gateway makes it public',
    text: `The private address of the gateway becomes ${gateway?.elasticIps[0] ? `its Elastic IP. AWS picks that address at deployment; here it is called ${gateway.elasticIps[0].label}` : 'its public address, which AWS picks at deployment'}.`,
  }),
  () => ({
    title: 'The server sees the public address',
    text: 'That is the address for a partner’s allow-list. Nobody out there ever sees the private one.',
  }),
  (scene) => ({
    title: 'The reply comes back to it',
    text: `The internet gateway turns the public address back into that of ${nameOf(scene)}. Network ACLs remember nothing, so a rule of its own must let the reply in, on the very port that the gateway chose.`,
  }),
  ({ trip: { host } }) => ({
    title: 'The gateway looks its table up',
    text: `The port is in the table: the reply belongs to ${host}. The gateway puts address and port of the host back.`,
  }),
  (scene) => ({
    title: 'The private host has its answer',
    text: isCrossing(scene)
      ? 'The local route of the VPC leads to the host, through two more gates and back across zones.'
      : 'The local route of the VPC leads to the host, and the packet has never left its zone.',
  }),
];
