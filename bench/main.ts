import { benchProof } from './proof';
import { benchSynth } from './synth';
import { benchWholeApp } from './whole-app';

benchSynth(60);
console.log();
benchProof();
console.log();
benchWholeApp(10);
