import type { Site } from './site';
import type { Part } from '../html';
import { html, joined } from '../html';

/** What the report calls the resources, and where in the page each is found. */
export class Names {
  private readonly names: ReadonlyMap<string, string>;
  private readonly anchors: ReadonlyMap<string, string>;
  /** What the picture shows as a place of its own. */
  private readonly drawn: ReadonlySet<string>;
  private readonly pattern: RegExp | undefined;

  constructor(sites: readonly Site[]) {
    const named = sites.flatMap(({ vpc, subnets, gateways }): [string, string][] => [
      [vpc.id, vpc.name],
      ...vpc.routeTables.map(({ id, name }): [string, string] => [id, `the route table of ${name}`]),
      ...subnets.map(({ id, name }): [string, string] => [id, name]),
      ...gateways.flatMap(({ gateway, name, elasticIps }): [string, string][] => [
        [gateway.id, name], ...elasticIps.map(({ id, label }): [string, string] => [id, label]),
      ]),
      ...vpc.networkAcls.map(({ id, name }): [string, string] => [id, name]),
      ...vpc.internetGatewayId === undefined ? [] : [[vpc.internetGatewayId, 'the internet gateway'] as [string, string]],
      ...vpc.gatewayEndpoints.map(({ id, service }): [string, string] => [id, `the gateway endpoint for ${service}`]),
    ]);
    this.names = new Map(named);
    this.anchors = new Map([...this.names.keys()].map((id, i) => [id, `n${i}`]));
    this.drawn = new Set(sites.flatMap(({ subnets, gateways }) => (
      [...subnets.map(({ id }) => id), ...gateways.map(({ gateway }) => gateway.id)]
    )));
    const longestFirst = [...this.names.keys()].sort((a, b) => b.length - a.length);
    const alternatives = longestFirst.map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    this.pattern = alternatives === '' ? undefined : new RegExp(`(?<![\\w/.])(?:${alternatives})(?![\\w/])`, 'g');
  }

  /** The name; the id itself where the report does not show the resource. */
  public of(id: string): string {
    return this.names.get(id) ?? id;
  }

  /** The id of the element that shows the resource; undefined if none does. */
  public anchor(id: string): string | undefined {
    return this.anchors.get(id);
  }

  /** The name as a link into the picture, if that shows it. */
  public link(id: string): Part {
    const anchor = this.anchor(id);
    return anchor === undefined || !this.drawn.has(id) ? this.of(id) : html`<a href="#${anchor}">${this.of(id)}</a>`;
  }

  /** A sentence of the engine with names for ids; the id stays as a tooltip. */
  public inSentence(text: string): Part {
    if (!this.pattern) { return text; }
    const parts: Part[] = [];
    let end = 0;
    for (const { 0: id, index } of text.matchAll(this.pattern)) {
      const name = this.of(id);
      const before = text.slice(end, index);
      parts.push(withoutRepeat(before, name), html`<span title="${id}">${name}</span>`);
      end = index + id.length;
    }
    return joined([...parts, text.slice(end)]);
  }
}

/** `NAT gateway NAT gateway 1` is said once. */
function withoutRepeat(before: string, name: string): string {
  const kind = /^(NAT gateway|the (?:internet gateway|route table|gateway endpoint|default network ACL))/.exec(name)?.[1];
  const said = kind?.replace(/^the default |^the /, '');
  return said !== undefined && before.endsWith(`${said} `) ? before.slice(0, -said.length - 1) : before;
}
