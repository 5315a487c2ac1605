import type { FlowChange } from './flow-changes';
import type { PromiseChange, PromiseChangeKind } from './promise-changes';
import type { ResourceChange } from './resource-changes';
import type { TemplateDiff } from './template-diff';
import { byCause } from '../../reachability/by-cause';
import { subjectOf } from '../check/check-result';
import { shownPacket } from '../check/shown-packet';
import { counted, listed } from '../words';

/** One change in words. */
export interface Item {
  readonly mark: '✗' | '✓' | '?' | '!' | '+' | '−' | '·';
  readonly text: string;
  readonly details: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

const MARKS: Readonly<Record<PromiseChangeKind, Item['mark']>> = {
  lost: '✗', weakened: '?', advice: '!', won: '✓', settled: '✓', gone: '·',
};
const KINDS = Object.keys(MARKS) as PromiseChangeKind[];
const WORDS: Readonly<Record<PromiseChangeKind, string>> = {
  lost: 'is lost',
  weakened: 'can no longer be proved',
  advice: 'gives advice',
  won: 'holds now',
  settled: 'is proved now',
  gone: 'was violated, and is no longer asked,',
};

/** All that changes, in words: the worst first. */
export function sectionsOf({ promises, clashes, flows, zones, resources }: TemplateDiff): readonly Section[] {
  const sections: readonly Section[] = [
    { title: 'Promises', items: KINDS.flatMap((kind) => promiseItems(kind, promises.filter((one) => one.kind === kind))) },
    {
      title: 'CloudFormation will fail: it creates before it deletes',
      items: clashes.map(({ claimant, holder, claim }) => {
        const who = claimant === holder ? 'it holds itself until it is replaced' : `${holder} still holds`;
        return { mark: '✗', text: `${claimant} claims ${claim} that ${who}`, details: [] };
      }),
    },
    { title: 'Flows', items: flows.map(flowItem) },
    {
      title: 'Ways to the internet',
      items: zones.map(({ subnet, before, after }) => ({
        mark: '·',
        text: `${subnet} leaves through ${listed(after) || 'nothing'}, before through ${listed(before) || 'nothing'}`,
        details: [],
      })),
    },
    { title: 'Resources', items: resourceItems(resources) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

function promiseItems(kind: PromiseChangeKind, changes: readonly PromiseChange[]): readonly Item[] {
  return byCause(changes.map(({ finding }) => finding)).map((group): Item => {
    const [first] = group;
    const { rule, summary, witnesses, fix, reasons } = first;
    const isGood = kind === 'won' || kind === 'settled' || kind === 'gone';
    return {
      mark: MARKS[kind],
      text: `${rule} ${WORDS[kind]} for ${listed([...new Set(group.map(subjectOf))])}`,
      details: isGood ? [] : [
        summary,
        ...witnesses.slice(0, 1).map((witness) => `packet ${shownPacket(witness, first)}`),
        ...reasons.map((reason) => `unknown: ${reason}`),
        ...fix === undefined ? [] : [`fix: ${fix}`],
      ],
    };
  });
}

function flowItem({ direction, kind, subnets, packets, example, isUnknown }: FlowChange): Item {
  const isGain = ['become possible', 'are now possible in every deployment', 'get replies back'].includes(kind);
  const ends = direction === 'to internet' ? `${listed(subnets)} → internet` : `internet → ${listed(subnets)}`;
  return {
    mark: isGain ? '+' : '−',
    text: `${ends}: flows ${isUnknown ? 'may ' : ''}${kind}`,
    details: [...packets, `packet ${example}`],
  };
}

function resourceItems(changes: readonly ResourceChange[]): readonly Item[] {
  const of = (kind: ResourceChange['kind']) => changes.filter((change) => change.kind === kind);
  const released = of('deleted').filter(({ type }) => type === 'AWS::EC2::EIP');
  return [
    ...of('replaced').map(({ id, type, because }): Item =>
      ({ mark: '!', text: `${id} (${type}) is replaced`, details: [because!] })),
    ...released.map(({ id }): Item => ({
      mark: '!',
      text: `${id} is deleted, and its address released`,
      details: ['whoever has allow-listed the address no longer hears from this network'],
    })),
    ...listItems(of('created'), 'is created', 'are created'),
    ...listItems(of('deleted'), 'is deleted', 'are deleted'),
    ...listItems(of('kept'), 'leaves the stack and stays in the account', 'leave the stack and stay in the account'),
  ];
}

function listItems(changes: readonly ResourceChange[], one: string, several: string): readonly Item[] {
  const ids = changes.map(({ id }) => id);
  switch (ids.length) {
    case 0: return [];
    case 1: return [{ mark: '·', text: `${ids[0]} ${one}`, details: [] }];
    default: return [{ mark: '·', text: `${ids.length} resources ${several}`, details: [listed(ids, 12)] }];
  }
}

/** `1 promise lost, 2 flows change`: all that changes in one line. */
export function summaryOf(diffs: readonly TemplateDiff[]): string {
  const count = (of: (diff: TemplateDiff) => number) => diffs.map(of).reduce((sum, one) => sum + one, 0);
  const promises = (kind: PromiseChangeKind) =>
    count((diff) => diff.promises.filter((one) => one.kind === kind).length);
  const [lost, weakened, won] = [promises('lost'), promises('weakened'), promises('won') + promises('settled')];
  const clashes = count((diff) => diff.clashes.length);
  const flows = count((diff) => diff.flows.length);
  const replaced = count((diff) => diff.resources.filter(({ kind }) => kind === 'replaced').length);
  const parts = [
    lost > 0 ? `${counted(lost, 'promise')} lost` : '',
    weakened > 0 ? `${weakened} no longer proved` : '',
    won > 0 ? `${won} won` : '',
    clashes > 0 ? (clashes === 1 ? '1 claim that clashes' : `${clashes} claims that clash`) : '',
    flows > 0 ? `${counted(flows, 'change')} of flows` : '',
    replaced > 0 ? `${counted(replaced, 'resource')} replaced` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no promise is lost, no flow changes, nothing is replaced' : parts.join(', ');
}
