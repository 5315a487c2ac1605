import type { Finding, Witness } from '../../reachability/finding';
import { witnessText } from '../../reachability/private/render/finding-text';

/** A packet that shows a violation; where it happens only if the finding does not say it anyway. */
export function packetText(witness: Witness, { summary, blame }: Finding): string {
  const isSaid = summary.includes(witness.where) || blame.some(({ detail }) => witness.where.includes(detail));
  const text = witnessText(witness);
  return isSaid ? text.slice(0, -` (${witness.where})`.length) : text;
}
