import type { Html } from '../src/report/html';
import { html, trusted } from '../src/report/html';
import { TOKENS } from '../src/report/page/tokens';
import { counted } from '../src/report/words';

/** An example whose report stands beside the page, as `<name>.html` and `<name>.svg`. */
export interface Exhibit {
  readonly name: string;
  /** How many of its claims are violated. */
  readonly violated: number;
  readonly unknown: number;
}

const STYLE = `${TOKENS}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 var(--sans)}main{max-width:1240px;margin-inline:auto;padding:60px 32px}
h1{font-size:clamp(30px,4.4vw,52px);line-height:1.06;letter-spacing:-.028em;font-weight:660;margin:0;max-width:21ch;text-wrap:balance}p{font-size:19px;color:var(--ink2);max-width:62ch}
ul{list-style:none;padding:0;margin:40px 0 0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,520px),1fr));gap:24px}
a{display:block;height:100%;padding:18px;color:inherit;text-decoration:none;background:var(--paper);border:1px solid var(--hair);border-radius:10px}a:hover{border-color:var(--ink)}a:focus-visible{outline:2.5px solid var(--focus);outline-offset:2px}
img{display:block;width:100%;height:auto;margin:0 0 14px}h2{font-size:20px;margin:0}span{color:var(--ok);font-weight:600;font-size:15px}span.bad{color:var(--bad)}`;

/** A page with a picture of each example, which leads to its report. */
export function gallery(exhibits: readonly Exhibit[]): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:"><title>cdk-ha-nat-vpc: networks that are proved</title><style>${trusted(STYLE.replace(/\n/g, ''))}</style></head><body><main><h1>Networks that are proved before they are deployed.</h1><p>Every example of cdk-ha-nat-vpc with its report: the network, the way of a packet, verdicts, what a lost zone takes with it, and what it costs.</p><ul>${
  exhibits.map((one) => html`<li><a href="${one.name}.html"><img src="${one.name}.svg" alt="" loading="lazy"><h2>${one.name.replace(/-/g, ' ')}</h2>${verdict(one)}</a></li>`)}</ul></main></body></html>
`.markup;
}

function verdict({ violated, unknown }: Exhibit): Html {
  if (violated > 0) { return html`<span class="bad">✗ ${counted(violated, 'claim')} violated</span>`; }
  return unknown > 0 ? html`<span>✓ nothing violated, ${unknown} unknown</span>` : html`<span>✓ every claim is proved</span>`;
}
