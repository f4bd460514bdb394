import { describe, expect, it } from 'vitest';
import { domainOf } from './config.ts';
import { readExpression, readSettings } from './lua.ts';

describe('settings out of a wezterm.lua', () => {
  it('finds literals whatever the style', () => {
    const values = readSettings(`
      local wezterm = require "wezterm"
      local config = wezterm.config_builder() -- config.initial_cols = 1
      --[[ initial_rows = 2 ]]
      config.initial_cols=200
      config . default_prog = { '/bin/sh', "-l", [[a]=b]] }
      config.unix_domains = {
        { name = "wzp"; socket_path = '/run/my "sock"', skip_permissions_check = true },
      }
      config.unzoom_on_switch_pane = false
      config.exit_behavior = 'Ho\\x6cd'
      if config.initial_rows == 7 then end
      return { initial_rows = 50, x = -3.5, y = 0x10, z = nil }
    `);
    expect(values).toMatchObject({
      initial_cols: 200,
      initial_rows: 50,
      unzoom_on_switch_pane: false,
      exit_behavior: 'Hold',
      x: -3.5,
      y: 16,
      z: null,
      default_prog: { items: ['/bin/sh', '-l', 'a]=b'] },
    });
    expect(domainOf({ values, file: null }, {})).toEqual({ name: 'wzp', socket: '/run/my "sock"' });
  });

  it('takes the usual socket when none is named', () => {
    expect(domainOf({ values: {}, file: null }, { XDG_RUNTIME_DIR: '/run/user/1' }).socket).toBe(
      '/run/user/1/wezterm/sock',
    );
    expect(domainOf({ values: {}, file: null }, { HOME: '/home/u' }).socket).toBe(
      '/home/u/.local/share/wezterm/sock',
    );
  });

  it('reads the value of an override', () => {
    expect(readExpression('"zz"')).toBe('zz');
    expect(readExpression('33')).toBe(33);
    expect(readExpression('f()')).toBeUndefined();
  });
});
