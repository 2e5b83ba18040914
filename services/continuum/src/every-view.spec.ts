import { viewsHold } from '@continuum/properties';
import { everyView } from './every-view.js';

viewsHold(everyView);
