/**
 * What the lab's packets are known by on their whole way, translations included: a DSCP that says whether it is a request or the answer to one, and the
 * flow's number in the identification of IPv4 or in the flow label of IPv6. The packets of the kernel itself have none of these.
 */
export const DSCP = { request: 41, answer: 43 } as const;
export const MARKED: readonly number[] = Object.values(DSCP);
