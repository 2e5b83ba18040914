import { processManagersHold } from '@continuum/testing/properties';
import { everyProcessManager } from './every-process-manager.js';

processManagersHold(everyProcessManager);
