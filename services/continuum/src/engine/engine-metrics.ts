import { Gauge, Registry } from 'prom-client';
import { everyView } from '../every-view.js';
import type { EmbeddedEngine } from './embedded-engine.js';

/** What the engine tells of itself: how long the log is, how far behind each view and the process managers are. No client data. */
export const engineMetrics = ({ store, views, projections, processes }: EmbeddedEngine): Registry => {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: 'continuum_log_position',
    help: 'Position of the last event in the log.',
    registers,
    collect() {
      this.set(store.head);
    },
  });
  new Gauge({
    name: 'continuum_view_behind_events',
    help: 'Events that a view has yet to consume.',
    labelNames: ['view'],
    registers,
    collect() {
      for (const { name } of everyView) this.set({ view: name }, Math.max(0, store.count - projections.countOf(name)));
    },
  });
  new Gauge({
    name: 'continuum_view_keys_waiting',
    help: 'Keys of a view whose events are set aside since one of them failed (continuum quarantine list).',
    labelNames: ['view'],
    registers,
    collect() {
      for (const view of everyView) this.set({ view: view.name }, views.waiting(view));
    },
  });
  new Gauge({
    name: 'continuum_processes_waiting',
    help: 'Processes whose work is set aside since a piece of it failed (continuum quarantine list).',
    registers,
    collect() {
      this.set(processes.waiting);
    },
  });
  new Gauge({
    name: 'continuum_processes_behind_events',
    help: 'Events that the process managers have yet to react to.',
    registers,
    collect() {
      this.set(Math.max(0, store.count - processes.count));
    },
  });
  new Gauge({
    name: 'continuum_process_requests_refused',
    help: 'Commands that a process manager asked for and that were refused.',
    registers,
    collect() {
      this.set(processes.refused);
    },
  });
  return registry;
};
