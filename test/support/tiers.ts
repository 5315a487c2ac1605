import { SubnetTier } from '../../src';

export const ALL_TIERS = [SubnetTier.public(), SubnetTier.private(), SubnetTier.isolated()];
