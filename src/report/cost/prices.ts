/**
 * What AWS asks, in US dollars without tax. Prices differ between Regions and change: the report prints both.
 * @see https://aws.amazon.com/vpc/pricing/
 */
export const PRICES = {
  region: 'us-east-1',
  readOn: '20 September 2026',
  /** An hour of a NAT gateway; a regional one is billed for each zone in which it is active. */
  natHour: 0.045,
  /** A GB through a NAT gateway, in either direction. */
  natGigabyte: 0.045,
  /** An hour of a public IPv4 address. */
  addressHour: 0.005,
  /** A GB from one Availability Zone to another. */
  crossingGigabyte: 0.01,
  hoursInMonth: 730,
} as const;
