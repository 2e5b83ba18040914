export { secretOf, withoutCertificate, withPassword } from './secured-url.js';
export { whereClustered, whereSecured, whereServed, whereStarted } from './server.config.js';
export { StartedCluster } from './started-cluster.js';
export { StartedServer } from './started-server.js';
