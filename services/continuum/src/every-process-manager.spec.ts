import { processManagersHold } from '@continuum/properties';
import { everyProcessManager } from './every-process-manager.js';

processManagersHold(everyProcessManager);
