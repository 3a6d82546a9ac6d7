import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SEVERITIES } from '../../server/src/core/lint/severity';
import { TARGETS } from '../../server/src/core/lint/targets';
import { DEFAULTS, withDefaults } from '../../server/src/lsp/settings';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const registered = readFileSync(new URL('client/src/commands/registerCommands.ts', root), 'utf8');

it('every contributed command has an implementation, and the reverse', () => {
  const contributed: string[] = manifest.contributes.commands.map(
    (each: { command: string }) => each.command,
  );
  const implemented = [...registered.matchAll(/'(phonepki\.[A-Za-z0-9.]+)':/g)].map((match) => match[1]);
  expect(implemented.sort()).toEqual(contributed.sort());
});

it('no contributed command has the id of a server command', () => {
  for (const { command } of manifest.contributes.commands) {
    expect(command).not.toMatch(/^phonepki\.server\./);
  }
});

it('menus name commands and submenus that there are, and every submenu stands in a menu', () => {
  const { commands, menus, submenus } = manifest.contributes;
  const known = new Set(commands.map(({ command }: { command: string }) => command));
  const declared = submenus.map(({ id }: { id: string }) => id);
  const entries = Object.values<{ command?: string; submenu?: string }[]>(menus).flat();
  for (const { command } of entries) {
    expect(command === undefined || known.has(command), command).toBe(true);
  }
  const used = new Set(entries.flatMap(({ submenu }) => submenu ?? []));
  expect([...used].sort()).toEqual([...declared].sort());
});

it('the menus of explorer and editor have few entries, the rest is in a submenu', () => {
  const { menus } = manifest.contributes;
  expect(menus['explorer/context'].length).toBeLessThan(4);
  expect(menus['editor/context'].length).toBeLessThan(9);
});

it('the defaults of the server are those of the manifest', () => {
  const settings: Record<string, unknown> = {};
  for (const [key, { default: value }] of Object.entries<{ default: unknown }>(
    manifest.contributes.configuration.properties,
  )) {
    const [, section = '', name = ''] = key.split('.');
    settings[section] = name === '' ? value : { ...(settings[section] ?? {}), [name]: value };
  }
  const { trace, ...forServer } = settings;
  expect(trace).toEqual({ server: 'off' });
  expect(forServer).toEqual(DEFAULTS);
  expect(withDefaults(forServer)).toEqual(DEFAULTS);
});

it('the severities and profiles of the manifest are those of the rules', () => {
  const { properties } = manifest.contributes.configuration;
  const severities = properties['phonepki.lint.severity'].additionalProperties.enum;
  expect(severities).toEqual([...SEVERITIES, 'off']);
  const { enum: targets, enumDescriptions } = properties['phonepki.profile'].items;
  expect(targets).toEqual(TARGETS);
  expect(enumDescriptions).toHaveLength(TARGETS.length);
});

it('settings that are wrong or missing become the defaults', () => {
  for (const wrong of [
    undefined,
    null,
    1,
    [],
    { lint: { severity: { a: 'loud' }, exclude: [1] }, profile: ['nobody'] },
    { diagnostics: 7, codeLens: { enabled: 'no' }, expiry: { warningDays: -1 } },
  ]) {
    expect(withDefaults(wrong)).toEqual(DEFAULTS);
  }
});

it('every file that the manifest names is there', () => {
  const named: string[] = JSON.stringify(manifest.contributes).match(/\.\/[^"]+/g) ?? [];
  for (const path of [...named, manifest.icon]) {
    expect(existsSync(new URL(path, root)), path).toBe(true);
  }
});

it('the lockfile names no registry', () => {
  expect(readFileSync(new URL('package-lock.json', root), 'utf8')).not.toContain('"resolved"');
});
