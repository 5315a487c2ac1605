import type { NetworkBuilder } from './network-builder';
import { checkOptions } from '../../src/reachability/check-options';
import { PathAnalysis } from '../../src/reachability/path-analysis';
import { topologyOf } from '../../src/reachability/private/topology/topology-of';
import { checkNetwork } from '../../src/reachability/rules/private/check';
import type { Engine } from '../../src/report/model/engine';
import { Names } from '../../src/report/model/names';
import type { Site } from '../../src/report/model/site';
import { sitesOf } from '../../src/report/model/site';

/** What a report asks, answered for a network without a template. */
export function engineOf(builder: NetworkBuilder): Engine {
  const network = builder.build();
  const options = checkOptions({});
  return {
    topology: () => topologyOf(network),
    check: () => checkNetwork(network, options),
    explain: (question) => PathAnalysis._of(network, question),
  };
}

export interface Drawn {
  readonly engine: Engine;
  readonly site: Site;
  readonly names: Names;
}

/** The first VPC of a network, as pictures and tables are made of it. */
export function drawn(engine: Engine): Drawn {
  const sites = sitesOf(engine.topology(), engine.check());
  return { engine, site: sites[0], names: new Names(sites) };
}
