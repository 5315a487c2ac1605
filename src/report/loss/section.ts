import type { ZoneLoss } from './zone-losses';
import { worstOf } from './zone-losses';
import type { Html } from '../html';
import { html } from '../html';
import type { Site } from '../model/site';
import { miniPicture } from '../picture/mini';
import type { Picture } from '../picture/picture';
import { counted, listed } from '../words';

/** Custom properties of the picture for the loss of one zone: see `pictureOf`. */
export type LossStyle = Readonly<Record<string, number>>;

const MOST_NAMES = 4;

/** Small pictures, one for each zone; with script they pick what the large one shows. */
export function lossSection(site: Site, picture: Picture, losses: readonly ZoneLoss[], suffix: string): Html {
  const worst = worstOf(losses);
  return html`<p class="intro">VPC routes are static: nothing fails over. So what each loss takes with it is known today.</p><fieldset class="losses" data-loss="${site.index}"><legend class="vh">Which zone is lost</legend>${
    losses.map((loss, i) => html`<label class="loss sheet"><span class="lt"><input type="radio" name="loss${suffix}" value="${i}"${i === worst && html` checked`}>Without ${loss.zone.label}</span>${miniPicture(site, loss)}<span class="lp">${summary(site, loss)}</span></label>`)}</fieldset><figure class="bigloss sheet fig"><div class="scroll" tabindex="0" role="region" aria-label="${`Picture of ${site.vpc.name} without a zone`}"><svg class="net" viewBox="0 0 ${picture.width} ${picture.height}" aria-hidden="true"><use href="#net${suffix}"/></svg></div><figcaption class="say" aria-live="polite"></figcaption></figure>`;
}

/** What the script sets for each loss. */
export function lossStyles(site: Site, { layout }: Picture, losses: readonly ZoneLoss[]): readonly LossStyle[] {
  return losses.map(({ zone, fates }) => {
    const lost = site.zones.indexOf(zone);
    const style: Record<string, number> = { [`z${lost}`]: 0.16, [`x${lost}`]: 1 };
    layout.places.forEach(({ pile }, i) => {
      const fate = fates.get(pile.first.id);
      if (fate === 'cut off') { style[`c${i}`] = 1; }
      if (fate === 'cut off' || fate === 'lost') { style[`l${i}`] = 0.1; }
    });
    return style;
  });
}

function summary({ subnets }: Site, { fates, gateways }: ZoneLoss): Html {
  const named = (fate: string) => subnets.filter(({ id }) => fates.get(id) === fate).map(({ name }) => name);
  const [lost, cutOff, works, unknown] = ['lost', 'cut off', 'works', 'unknown'].map(named);
  const list = (names: readonly string[]) => names.length > MOST_NAMES ? `${names.length} private subnets` : listed(names);
  const standing = gateways.flatMap(({ name, elasticIps }) => [name, ...elasticIps.map(({ label }) => label)]);
  return html`<span class="ln1"><b>Lost:</b> ${listed([counted(lost.length, 'subnet'), ...standing])}.</span>${
    cutOff.length > 0 && html`<span class="ln1"><b class="bad">✗ Cut off, although ${cutOff.length === 1 ? 'its zone stands' : 'their zones stand'}:</b> ${list(cutOff)}.</span>`}${
    unknown.length > 0 && html`<span class="ln1"><b class="unk">? Unknown:</b> ${list(unknown)}.</span>`}${
    works.length > 0 ? html`<span class="ln1"><span class="ok">✓ Still on the internet:</span> ${list(works)}.</span>`
      : unknown.length === 0 && html`<span class="ln1"><b class="bad">✗ No private subnet is left on the internet.</b></span>`}`;
}
