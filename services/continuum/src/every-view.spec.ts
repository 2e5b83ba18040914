import { viewsHold } from '@continuum/testing/properties';
import { everyView } from './every-view.js';

viewsHold(everyView);
