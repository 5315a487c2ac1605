export { Endpoint } from './endpoint';
export { type Blame, type Finding, type Witness } from './finding';
export {
  CrossingDirection, ExplanationEffect, type NatTranslation, type NetworkPath, type PacketHeader, type PathAclRule, type PathComponent,
  PathComponentType, type PathExplanation, type PathRoute, PathVerdict, type PortRange,
} from './network-path';
export { NetworkReachability, type NetworkReachabilityOptions } from './network-reachability';
export { PathAnalysis, type PathQuestion } from './path-analysis';
export { ReachabilityValidationPlugin, type ReachabilityValidationPluginProps } from './reachability-validation-plugin';
export { RuleId } from './rules/rule-id';
export { Traffic } from './traffic';
export { Severity, Verdict } from './verdict';
