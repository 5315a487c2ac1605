import type { Story } from './story';
import type { TracedHeader } from '../../reachability/packet-trace';
import type { Html } from '../html';
import { html } from '../html';

/** An end of a packet as a person reads it: what AWS picks at deployment stands in italics. */
export interface End {
  readonly text: string;
  readonly isPicked: boolean;
}

/** Names for addresses that only AWS knows, and which of the others are examples. */
export class HeaderWords {
  constructor(private readonly story: Pick<Story, 'translation' | 'gateway'>) {}

  public source({ source, sourcePort }: TracedHeader): End {
    return this.end(source, sourcePort);
  }

  public destination({ destination, destinationPort }: TracedHeader): End {
    return this.end(destination, destinationPort);
  }

  public address(address: string): string {
    return this.story.gateway?.elasticIps.find(({ id }) => id === address)?.label ?? address;
  }

  private end(address: string, port: number | undefined): End {
    const name = this.address(address);
    return {
      text: port === undefined ? name : `${name}:${port}`,
      isPicked: name !== address || address === this.story.translation?.gatewayAddress,
    };
  }
}

/** The end, marked if it has just been changed. */
export function endHtml({ text, isPicked }: End, isChanged: boolean): Html {
  const said = isPicked ? html`<i>${text}</i>` : html`${text}`;
  return isChanged ? html`<mark>${said}</mark>` : said;
}
