// Required before the command line: whoever opens a connection or looks up a name fails.
const refuse = (what) => () => { throw new Error(`${what}: the command line uses no network`); };
require('net').Socket.prototype.connect = refuse('connect');
require('dgram').Socket.prototype.send = refuse('send');
require('dns').lookup = refuse('lookup');
