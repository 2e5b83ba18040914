// What may be asked before there is a host, and without loading what a host is made of.
export * from './access/roles.js';
export * from './host/host.config.js';
