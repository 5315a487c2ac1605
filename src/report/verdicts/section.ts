import { cardOf, onPurpose } from './cards';
import type { Cause } from './causes';
import { matrixOf } from './matrix';
import type { Html } from '../html';
import { html } from '../html';
import type { Names } from '../model/names';
import type { Site } from '../model/site';

/** What the rules say, where, and why. */
export function verdictsSection(site: Site, names: Names, causes: readonly Cause[], suffix: string): Html {
  return html`<p class="intro"><span class="ok">✓</span> is proved for every address and port, <b class="bad">✗</b> is violated by a packet that exists, <b class="unk">?</b> cannot be known from the template. Each mark leads to its place in the picture or to the reason below.</p><div class="sheet">${
    matrixOf(site, names, causes, suffix)}</div>${onPurpose(site)}${causes.map((cause) => cardOf(site, names, cause))}`;
}
