export { whereServed, whereStarted } from './server.config.js';
export { StartedServer } from './started-server.js';
