export { whereClustered, whereServed, whereStarted } from './server.config.js';
export { StartedCluster } from './started-cluster.js';
export { StartedServer } from './started-server.js';
