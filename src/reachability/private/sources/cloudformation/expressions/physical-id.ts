/**
 * Whether a text is the id that AWS gave to a VPC.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
export const isVpcId = (text: string): boolean => /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(text);
