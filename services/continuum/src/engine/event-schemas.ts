export { schemasOf } from '@continuum/event-sourcing';
