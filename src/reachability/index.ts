export { Endpoint } from './endpoint';
export { type Blame, type Finding, type Witness } from './finding';
export { NetworkReachability, type NetworkReachabilityOptions } from './network-reachability';
export { ReachabilityValidationPlugin, type ReachabilityValidationPluginProps } from './reachability-validation-plugin';
export { RuleId } from './rules/rule-id';
export { Traffic } from './traffic';
export { Severity, Verdict } from './verdict';
