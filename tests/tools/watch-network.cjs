// Loaded before a program (`node --require`): whatever would leave for a network is written down in the file that
// WATCH_NETWORK names, and is not done.
const { appendFileSync } = require('node:fs');
const dgram = require('node:dgram');
const dns = require('node:dns');
const net = require('node:net');

const note = (what) => {
  appendFileSync(process.env.WATCH_NETWORK, `${what}\n`);
  throw new Error(`no network in this test: ${what}`);
};

net.Socket.prototype.connect = (...given) => note(`connect ${JSON.stringify(given[0])}`);
dgram.Socket.prototype.send = () => note('datagram');
dgram.Socket.prototype.connect = () => note('datagram');
for (const of of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.getOwnPropertyNames(of))
    if (/^(?:lookup|resolve|reverse)/.test(name) && typeof of[name] === 'function') {
      const own = of[name];
      // An address is looked up without asking anybody: a server that listens does.
      of[name] = (host, ...rest) => (net.isIP(host) ? own.call(of, host, ...rest) : note(`${name} ${host}`));
    }
