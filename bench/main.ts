import { benchProof } from './proof';
import { benchSynth } from './synth';

benchSynth(60);
console.log();
benchProof();
