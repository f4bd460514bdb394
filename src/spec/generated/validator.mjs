// Made from schemas/wezterm-parallel.schema.json by script/generate.mjs. Edit the schema, then run it.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validateSpec = validate52;
var schema19 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:wezterm-parallel:spec:1", "type": "object", "additionalProperties": false, "properties": { "version": { "const": 1, "x-wzp-supported": true }, "name": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "include": { "$ref": "#/$defs/texts", "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "env_file": { "$ref": "#/$defs/env_file", "x-wzp-supported": true }, "workspaces": { "type": "object", "additionalProperties": { "$ref": "#/$defs/workspace" }, "x-wzp-supported": true }, "templates": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/template" }, "x-wzp-supported": true }, "pools": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/pool" }, "x-wzp-supported": true }, "hub": { "$ref": "#/$defs/hub", "x-wzp-supported": true }, "daemon": { "$ref": "#/$defs/daemon", "x-wzp-supported": true }, "logging": { "$ref": "#/$defs/logging", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "metrics": { "$ref": "#/$defs/metrics", "x-wzp-supported": true }, "ui": { "$ref": "#/$defs/ui", "x-wzp-supported": true }, "moved": { "type": ["array", "null"], "items": { "$ref": "#/$defs/move" }, "x-wzp-supported": true }, "hooks": { "$ref": "#/$defs/hooks", "x-wzp-supported": true }, "limits": { "$ref": "#/$defs/project_limits", "x-wzp-supported": true } }, "patternProperties": { "^x-": {} }, "$defs": { "workspace": { "type": "object", "additionalProperties": false, "properties": { "template": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "with": { "$ref": "#/$defs/with", "x-wzp-supported": true }, "cwd": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "env_file": { "$ref": "#/$defs/env_file", "x-wzp-supported": true }, "tabs": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/tab" }, "x-wzp-supported": true }, "panes": { "$ref": "#/$defs/panes", "x-wzp-supported": true }, "backend": { "type": "string", "enum": ["wezterm", "tmux", "auto"], "x-wzp-supported": true }, "host": { "type": "string", "minLength": 1, "x-wzp-supported": false, "allOf": [{ "not": {} }] } } }, "template": { "type": "object", "additionalProperties": false, "properties": { "description": { "type": "string", "x-wzp-supported": true }, "params": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/param" }, "x-wzp-supported": true }, "cwd": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "env_file": { "$ref": "#/$defs/env_file", "x-wzp-supported": true }, "tabs": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/tab" }, "x-wzp-supported": true }, "panes": { "$ref": "#/$defs/panes", "x-wzp-supported": true } } }, "param": { "type": "object", "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["string", "integer", "number", "boolean"], "x-wzp-supported": true }, "default": { "$ref": "#/$defs/scalar", "x-wzp-supported": true }, "description": { "type": "string", "x-wzp-supported": true } } }, "with": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/scalar" } }, "tab": { "type": "object", "additionalProperties": false, "properties": { "name": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "layout": { "$ref": "#/$defs/layout", "x-wzp-supported": true }, "panes": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/slot" }, "x-wzp-supported": true }, "cwd": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "window": { "type": "string", "minLength": 1, "x-wzp-supported": true } }, "required": ["name", "layout"] }, "layout": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["row"] }, "then": { "$ref": "#/$defs/row" }, "else": { "if": { "type": "object", "required": ["column"] }, "then": { "$ref": "#/$defs/column" }, "else": { "if": { "type": "object", "required": ["pane"] }, "then": { "$ref": "#/$defs/leaf" }, "else": { "type": ["string", "object"] } } } } }, "node": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["row"] }, "then": { "$ref": "#/$defs/row" }, "else": { "if": { "type": "object", "required": ["column"] }, "then": { "$ref": "#/$defs/column" }, "else": { "if": { "type": "object", "required": ["pane"] }, "then": { "$ref": "#/$defs/leaf" }, "else": { "type": ["string", "object"] } } } } }, "row": { "type": "object", "additionalProperties": false, "properties": { "row": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/node" }, "x-wzp-supported": true }, "size": { "$ref": "#/$defs/size", "x-wzp-effect": "none", "x-wzp-supported": true } }, "required": ["row"] }, "column": { "type": "object", "additionalProperties": false, "properties": { "column": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/node" }, "x-wzp-supported": true }, "size": { "$ref": "#/$defs/size", "x-wzp-effect": "none", "x-wzp-supported": true } }, "required": ["column"] }, "leaf": { "type": "object", "additionalProperties": false, "properties": { "pane": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "size": { "$ref": "#/$defs/size", "x-wzp-effect": "none", "x-wzp-supported": true }, "position": { "type": "string", "minLength": 1, "x-wzp-effect": "none", "x-wzp-supported": true }, "run": { "$ref": "#/$defs/pane/properties/run" }, "type": { "$ref": "#/$defs/pane/properties/type" }, "agent": { "$ref": "#/$defs/pane/properties/agent" }, "shell": { "$ref": "#/$defs/pane/properties/shell" }, "cwd": { "$ref": "#/$defs/pane/properties/cwd" }, "env": { "$ref": "#/$defs/pane/properties/env" }, "env_file": { "$ref": "#/$defs/pane/properties/env_file" }, "sandbox": { "$ref": "#/$defs/pane/properties/sandbox" }, "domain": { "$ref": "#/$defs/pane/properties/domain" }, "title": { "$ref": "#/$defs/pane/properties/title" }, "focus": { "$ref": "#/$defs/pane/properties/focus" }, "zoom": { "$ref": "#/$defs/pane/properties/zoom" }, "replicas": { "$ref": "#/$defs/pane/properties/replicas" }, "restart": { "$ref": "#/$defs/pane/properties/restart" }, "depends_on": { "$ref": "#/$defs/pane/properties/depends_on" }, "ready": { "$ref": "#/$defs/pane/properties/ready" }, "health": { "$ref": "#/$defs/pane/properties/health" }, "stop": { "$ref": "#/$defs/pane/properties/stop" }, "limits": { "$ref": "#/$defs/pane/properties/limits" }, "log": { "$ref": "#/$defs/pane/properties/log" }, "on_exit": { "$ref": "#/$defs/pane/properties/on_exit" }, "start": { "$ref": "#/$defs/pane/properties/start" }, "schedule": { "$ref": "#/$defs/pane/properties/schedule" }, "watch": { "$ref": "#/$defs/pane/properties/watch" }, "ignore_changes": { "$ref": "#/$defs/pane/properties/ignore_changes" } }, "required": ["pane"] }, "slot": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["pane"] }, "then": { "$ref": "#/$defs/leaf" }, "else": { "type": ["string", "object"] } } }, "panes": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/pane" } }, "pane": { "type": ["object", "null"], "additionalProperties": false, "properties": { "run": { "$ref": "#/$defs/command", "x-wzp-effect": "restart", "x-wzp-supported": true }, "type": { "type": "string", "minLength": 1, "x-wzp-effect": "restart", "x-wzp-supported": true }, "agent": { "$ref": "#/$defs/agent", "x-wzp-effect": "restart", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "shell": { "type": "string", "minLength": 1, "x-wzp-effect": "restart", "x-wzp-supported": true }, "cwd": { "type": "string", "minLength": 1, "x-wzp-effect": "restart", "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-effect": "restart", "x-wzp-supported": true }, "env_file": { "$ref": "#/$defs/env_file", "x-wzp-effect": "restart", "x-wzp-supported": true, "x-wzp-compared-as": "env" }, "sandbox": { "$ref": "#/$defs/sandbox", "x-wzp-effect": "restart", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "domain": { "type": "string", "minLength": 1, "x-wzp-effect": "replace", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "title": { "type": "string", "x-wzp-effect": "update", "x-wzp-supported": true }, "focus": { "$ref": "#/$defs/flag", "x-wzp-effect": "update", "x-wzp-supported": true }, "zoom": { "$ref": "#/$defs/flag", "x-wzp-effect": "update", "x-wzp-supported": true }, "replicas": { "$ref": "#/$defs/count", "x-wzp-effect": "none", "x-wzp-supported": true }, "restart": { "$ref": "#/$defs/restart", "x-wzp-effect": "update", "x-wzp-supported": true }, "depends_on": { "$ref": "#/$defs/depends_on", "x-wzp-effect": "update", "x-wzp-supported": true }, "ready": { "$ref": "#/$defs/probe", "x-wzp-effect": "update", "x-wzp-supported": true }, "health": { "$ref": "#/$defs/probe", "x-wzp-effect": "update", "x-wzp-supported": true }, "stop": { "$ref": "#/$defs/stop", "x-wzp-effect": "update", "x-wzp-supported": true }, "limits": { "$ref": "#/$defs/limits", "x-wzp-effect": "update", "x-wzp-supported": true }, "log": { "$ref": "#/$defs/log", "x-wzp-effect": "update", "x-wzp-supported": true }, "on_exit": { "type": "string", "enum": ["hold", "close", "shell"], "x-wzp-effect": "update", "x-wzp-supported": true }, "start": { "type": "string", "enum": ["auto", "manual"], "x-wzp-effect": "update", "x-wzp-supported": true }, "schedule": { "$ref": "#/$defs/schedule", "x-wzp-effect": "update", "x-wzp-supported": true }, "watch": { "$ref": "#/$defs/texts", "x-wzp-effect": "update", "x-wzp-supported": true }, "ignore_changes": { "type": "array", "items": { "type": "string" }, "x-wzp-effect": "none", "x-wzp-supported": true } } }, "command": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "minItems": 1, "items": { "type": "string" } }, "else": { "type": ["string", "array"] } } }, "texts": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "items": { "type": "string", "minLength": 1 } }, "else": { "type": ["string", "array"] } } }, "env": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/scalar" } }, "env_file": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "items": { "type": "string", "minLength": 1 } }, "else": { "if": { "type": "null" }, "then": { "type": "null" }, "else": { "type": ["string", "array", "null"] } } } }, "scalar": { "type": ["string", "number", "boolean"] }, "agent_kind": { "type": "string", "enum": ["claude", "codex", "gemini", "opencode", "aider", "custom"] }, "agent": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/agent_kind" }, "else": { "if": { "type": "object", "required": ["kind"] }, "then": { "$ref": "#/$defs/agent_settings" }, "else": { "type": ["string", "object"] } } }, "agent_settings": { "type": "object", "additionalProperties": false, "properties": { "kind": { "$ref": "#/$defs/agent_kind", "x-wzp-supported": true }, "prompt": { "type": "string", "x-wzp-supported": true }, "model": { "type": "string", "x-wzp-supported": true }, "args": { "type": "array", "items": { "type": "string" }, "x-wzp-supported": true }, "worktree": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "session": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "permission": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "command": { "type": "array", "minItems": 1, "items": { "type": "string" }, "x-wzp-supported": true }, "resume": { "type": "array", "minItems": 1, "items": { "type": "string" }, "x-wzp-supported": true }, "teams": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "allow": { "type": "array", "items": { "type": "string" }, "x-wzp-supported": true } }, "required": ["kind"] }, "restart_policy": { "type": "string", "enum": ["no", "always", "on-failure", "unless-stopped"] }, "restart": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/restart_policy" }, "else": { "if": { "type": "object", "required": ["policy"] }, "then": { "$ref": "#/$defs/restart_settings" }, "else": { "type": ["string", "object"] } } }, "restart_settings": { "type": "object", "additionalProperties": false, "properties": { "policy": { "$ref": "#/$defs/restart_policy", "x-wzp-supported": true }, "backoff": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "max_backoff": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "max_restarts": { "$ref": "#/$defs/whole", "x-wzp-supported": true }, "window": { "$ref": "#/$defs/duration", "x-wzp-supported": true } }, "required": ["policy"] }, "condition": { "type": "string", "enum": ["started", "ready", "completed", "completed_successfully"] }, "depends_on": { "if": { "type": "array" }, "then": { "type": "array", "items": { "type": "string", "minLength": 1 } }, "else": { "if": { "type": "object" }, "then": { "type": "object", "additionalProperties": { "$ref": "#/$defs/condition" } }, "else": { "type": ["array", "object"] } } }, "probe": { "type": "object", "additionalProperties": false, "properties": { "http": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "tcp": { "$ref": "#/$defs/endpoint", "x-wzp-supported": true }, "exec": { "$ref": "#/$defs/command", "x-wzp-supported": true }, "log_line": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "interval": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "timeout": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "retries": { "$ref": "#/$defs/whole", "x-wzp-supported": true }, "start_period": { "$ref": "#/$defs/duration", "x-wzp-supported": true } } }, "stop": { "type": "object", "additionalProperties": false, "properties": { "signal": { "$ref": "#/$defs/signal", "x-wzp-supported": true }, "timeout": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "command": { "$ref": "#/$defs/command", "x-wzp-supported": true }, "keys": { "$ref": "#/$defs/texts", "x-wzp-supported": true } } }, "limits": { "type": "object", "additionalProperties": false, "properties": { "memory": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "action": { "type": "string", "enum": ["restart", "stop"], "x-wzp-supported": true } } }, "log": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["file"] }, "then": { "$ref": "#/$defs/log_settings" }, "else": { "type": ["string", "object"] } } }, "log_settings": { "type": "object", "additionalProperties": false, "properties": { "file": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "format": { "type": "string", "enum": ["plain", "raw", "both"], "x-wzp-supported": true }, "max_size": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "max_files": { "$ref": "#/$defs/whole", "x-wzp-supported": true }, "max_age": { "$ref": "#/$defs/duration", "x-wzp-supported": true } }, "required": ["file"] }, "schedule": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object" }, "then": { "$ref": "#/$defs/schedule_settings" }, "else": { "type": ["string", "object"] } } }, "schedule_settings": { "type": "object", "additionalProperties": false, "properties": { "cron": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "every": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "timezone": { "type": "string", "minLength": 1, "x-wzp-supported": true } } }, "sandbox": { "if": { "type": "boolean" }, "then": { "type": "boolean" }, "else": { "if": { "type": "object" }, "then": { "$ref": "#/$defs/sandbox_settings" }, "else": { "type": ["boolean", "object"] } } }, "sandbox_settings": { "type": "object", "additionalProperties": false, "properties": { "network": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "write": { "$ref": "#/$defs/texts", "x-wzp-supported": true } } }, "pool": { "type": "object", "additionalProperties": false, "properties": { "concurrency": { "$ref": "#/$defs/count", "x-wzp-supported": true }, "panes": { "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 1, "x-wzp-supported": true } } }, "hub": { "type": "object", "additionalProperties": false, "properties": { "enabled": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "require_token": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "websocket": { "$ref": "#/$defs/websocket", "x-wzp-supported": true }, "max_concurrent_tasks": { "$ref": "#/$defs/count", "x-wzp-supported": true }, "limits": { "$ref": "#/$defs/hub_limits", "x-wzp-supported": true } } }, "hub_limits": { "type": "object", "additionalProperties": false, "properties": { "message": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "clients": { "$ref": "#/$defs/count", "x-wzp-supported": true }, "requests_per_second": { "$ref": "#/$defs/count", "x-wzp-supported": true }, "in_flight": { "$ref": "#/$defs/count", "x-wzp-supported": true }, "header": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "initialize": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "unread": { "$ref": "#/$defs/bytes", "x-wzp-supported": true } } }, "daemon": { "type": "object", "additionalProperties": false, "properties": { "auto_apply": { "type": "string", "enum": ["no", "safe", "all"], "x-wzp-supported": true } } }, "websocket": { "type": "object", "additionalProperties": false, "properties": { "host": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "port": { "$ref": "#/$defs/port", "x-wzp-supported": true }, "origins": { "type": "array", "items": { "type": "string", "minLength": 1 }, "x-wzp-supported": true }, "cert": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "key": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "insecure": { "$ref": "#/$defs/flag", "x-wzp-supported": true } }, "required": ["port"] }, "logging": { "type": "object", "additionalProperties": false, "properties": { "level": { "type": "string", "enum": ["trace", "debug", "info", "warn", "error", "silent"], "x-wzp-supported": true }, "file": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "max_size": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "max_files": { "$ref": "#/$defs/whole", "x-wzp-supported": true } } }, "metrics": { "type": "object", "additionalProperties": false, "properties": { "enabled": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "listen": { "type": "string", "minLength": 1, "x-wzp-supported": true } } }, "ui": { "type": "object", "additionalProperties": false, "properties": { "pictures": { "type": "string", "enum": ["unicode", "ascii", "none"], "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "dashboard_interval": { "$ref": "#/$defs/duration", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "keep_ratios": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "min_size": { "$ref": "#/$defs/extent", "x-wzp-supported": true } } }, "move": { "type": "object", "additionalProperties": false, "properties": { "from": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "to": { "type": "string", "minLength": 1, "x-wzp-supported": true } }, "required": ["from", "to"] }, "hooks": { "type": "object", "additionalProperties": false, "properties": { "before_apply": { "$ref": "#/$defs/hook", "x-wzp-supported": true }, "after_apply": { "$ref": "#/$defs/hook", "x-wzp-supported": true }, "before_destroy": { "$ref": "#/$defs/hook", "x-wzp-supported": true }, "after_destroy": { "$ref": "#/$defs/hook", "x-wzp-supported": true }, "on_ready": { "$ref": "#/$defs/hook", "x-wzp-supported": true }, "on_failure": { "$ref": "#/$defs/hook", "x-wzp-supported": true }, "on_exit": { "$ref": "#/$defs/hook", "x-wzp-supported": true } } }, "hook": { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "minItems": 1, "items": { "type": "string" } }, "else": { "if": { "type": "object", "required": ["run"] }, "then": { "$ref": "#/$defs/hook_settings" }, "else": { "type": ["string", "array", "object"] } } } }, "hook_settings": { "type": "object", "additionalProperties": false, "required": ["run"], "properties": { "run": { "$ref": "#/$defs/command", "x-wzp-supported": true }, "timeout": { "$ref": "#/$defs/duration", "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true } } }, "project_limits": { "type": "object", "additionalProperties": false, "properties": { "memory": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "panes": { "$ref": "#/$defs/count", "x-wzp-supported": true } } }, "variable": { "type": "string", "pattern": "\\$\\{|\\{\\{" }, "flag": { "if": { "type": "boolean" }, "then": { "type": "boolean" }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["boolean", "string"] } } }, "whole": { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 0 }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["integer", "string"] } } }, "count": { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 1e4 }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["integer", "string"] } } }, "port": { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 65535 }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["integer", "string"] } } }, "endpoint": { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 65535 }, "else": { "if": { "type": "string" }, "then": { "type": "string", "pattern": ":[0-9]+$|^[0-9]+$|\\$\\{|\\{\\{" }, "else": { "type": ["integer", "string"] } } }, "duration": { "type": "string", "pattern": "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$|\\$\\{|\\{\\{" }, "bytes": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(B|[KMGT]i?B)$|\\$\\{|\\{\\{" }, "size": { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 1e4 }, "else": { "if": { "type": "string" }, "then": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?%$|^[0-9]+$|\\$\\{|\\{\\{" }, "else": { "type": ["integer", "string"] } } }, "extent": { "type": "string", "pattern": "^[1-9][0-9]{0,3}x[1-9][0-9]{0,3}$|\\$\\{|\\{\\{" }, "signal": { "type": "string", "pattern": "^(SIG)?(HUP|INT|QUIT|KILL|TERM|USR1|USR2|WINCH|PIPE|ALRM|ABRT|CONT|TSTP)$|\\$\\{|\\{\\{" } } };
var func1 = Object.prototype.hasOwnProperty;
var func2 = require_ucs2length().default;
var pattern3 = new RegExp("^x-", "u");
var schema20 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "items": { "type": "string", "minLength": 1 } }, "else": { "type": ["string", "array"] } } };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/texts/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/texts/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!Array.isArray(data)) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (Array.isArray(data)) {
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data0 = data[i0];
          if (typeof data0 === "string") {
            if (func2(data0) < 1) {
              const err4 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/texts/else/then/items/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/texts/else/then/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/texts/else/then/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var items0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs13 = errors;
      if (typeof data !== "string" && !Array.isArray(data)) {
        const err7 = { instancePath, schemaPath: "#/$defs/texts/else/else/type", keyword: "type", params: { type: schema20.else.else.type } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid1 = _errs13 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err8 = { instancePath, schemaPath: "#/$defs/texts/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/$defs/texts/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate53.errors = vErrors;
  evaluated0.items = items0;
  return errors === 0;
}
validate53.evaluated = { "dynamicProps": false, "dynamicItems": true };
var schema21 = { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/scalar" } };
var schema22 = { "type": ["string", "number", "boolean"] };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean") {
    const err0 = { instancePath, schemaPath: "#/$defs/scalar/type", keyword: "type", params: { type: schema22.type } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, schemaPath: "#/$defs/env/type", keyword: "type", params: { type: schema21.type } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!validate56(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : joined(vErrors, validate56.errors);
        errors = vErrors.length;
      }
    }
  }
  validate55.errors = vErrors;
  return errors === 0;
}
validate55.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema23 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "items": { "type": "string", "minLength": 1 } }, "else": { "if": { "type": "null" }, "then": { "type": "null" }, "else": { "type": ["string", "array", "null"] } } } };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/env_file/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/env_file/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!Array.isArray(data)) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (Array.isArray(data)) {
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data0 = data[i0];
          if (typeof data0 === "string") {
            if (func2(data0) < 1) {
              const err4 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/env_file/else/then/items/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/env_file/else/then/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/env_file/else/then/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var items0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs13 = errors;
      const _errs14 = errors;
      let valid4 = true;
      const _errs15 = errors;
      if (data !== null) {
        const err7 = {};
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid2 = _errs15 === errors;
      errors = _errs14;
      if (vErrors !== null) {
        if (_errs14) {
          vErrors.length = _errs14;
        } else {
          vErrors = null;
        }
      }
      let ifClause2;
      if (_valid2) {
        const _errs17 = errors;
        if (data !== null) {
          const err8 = { instancePath, schemaPath: "#/$defs/env_file/else/else/then/type", keyword: "type", params: { type: "null" } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        var _valid2 = _errs17 === errors;
        valid4 = _valid2;
        ifClause2 = "then";
      } else {
        const _errs19 = errors;
        if (typeof data !== "string" && !Array.isArray(data) && data !== null) {
          const err9 = { instancePath, schemaPath: "#/$defs/env_file/else/else/else/type", keyword: "type", params: { type: schema23.else.else.else.type } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        var _valid2 = _errs19 === errors;
        valid4 = _valid2;
        ifClause2 = "else";
      }
      if (!valid4) {
        const err10 = { instancePath, schemaPath: "#/$defs/env_file/else/else/if", keyword: "if", params: { failingKeyword: ifClause2 } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid1 = _errs13 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err11 = { instancePath, schemaPath: "#/$defs/env_file/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err12 = { instancePath, schemaPath: "#/$defs/env_file/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate59.errors = vErrors;
  evaluated0.items = items0;
  return errors === 0;
}
validate59.evaluated = { "dynamicProps": false, "dynamicItems": true };
var schema24 = { "type": "object", "additionalProperties": false, "properties": { "template": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "with": { "$ref": "#/$defs/with", "x-wzp-supported": true }, "cwd": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "env_file": { "$ref": "#/$defs/env_file", "x-wzp-supported": true }, "tabs": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/tab" }, "x-wzp-supported": true }, "panes": { "$ref": "#/$defs/panes", "x-wzp-supported": true }, "backend": { "type": "string", "enum": ["wezterm", "tmux", "auto"], "x-wzp-supported": true }, "host": { "type": "string", "minLength": 1, "x-wzp-supported": false, "allOf": [{ "not": {} }] } } };
var schema25 = { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/scalar" } };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, schemaPath: "#/$defs/with/type", keyword: "type", params: { type: schema25.type } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!validate56(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : joined(vErrors, validate56.errors);
        errors = vErrors.length;
      }
    }
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema27 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["row"] }, "then": { "$ref": "#/$defs/row" }, "else": { "if": { "type": "object", "required": ["column"] }, "then": { "$ref": "#/$defs/column" }, "else": { "if": { "type": "object", "required": ["pane"] }, "then": { "$ref": "#/$defs/leaf" }, "else": { "type": ["string", "object"] } } } } };
var schema29 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["row"] }, "then": { "$ref": "#/$defs/row" }, "else": { "if": { "type": "object", "required": ["column"] }, "then": { "$ref": "#/$defs/column" }, "else": { "if": { "type": "object", "required": ["pane"] }, "then": { "$ref": "#/$defs/leaf" }, "else": { "type": ["string", "object"] } } } } };
var wrapper0 = { validate: validate69 };
var wrapper1 = { validate: validate70 };
var schema31 = { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 1e4 }, "else": { "if": { "type": "string" }, "then": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?%$|^[0-9]+$|\\$\\{|\\{\\{" }, "else": { "type": ["integer", "string"] } } };
var pattern4 = new RegExp("^[0-9]+(\\.[0-9]+)?%$|^[0-9]+$|\\$\\{|\\{\\{", "u");
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate72.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
      const err1 = { instancePath, schemaPath: "#/$defs/size/then/type", keyword: "type", params: { type: "integer" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (typeof data == "number" && isFinite(data)) {
      if (data > 1e4 || isNaN(data)) {
        const err2 = { instancePath, schemaPath: "#/$defs/size/then/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data < 1 || isNaN(data)) {
        const err3 = { instancePath, schemaPath: "#/$defs/size/then/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (typeof data === "string") {
        if (!pattern4.test(data)) {
          const err5 = { instancePath, schemaPath: "#/$defs/size/else/then/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?%$|^[0-9]+$|\\$\\{|\\{\\{" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/size/else/then/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs11 = errors;
      if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
        const err7 = { instancePath, schemaPath: "#/$defs/size/else/else/type", keyword: "type", params: { type: schema31.else.else.type } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err8 = { instancePath, schemaPath: "#/$defs/size/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/$defs/size/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate72.errors = vErrors;
  return errors === 0;
}
validate72.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.column === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/column/required", keyword: "required", params: { missingProperty: "column" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "column" || key0 === "size")) {
        const err1 = { instancePath, schemaPath: "#/$defs/column/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.column !== void 0) {
      let data0 = data.column;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err2 = { instancePath: instancePath + "/column", schemaPath: "#/$defs/column/properties/column/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!wrapper1.validate(data0[i0], { instancePath: instancePath + "/column/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? wrapper1.validate.errors : joined(vErrors, wrapper1.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err3 = { instancePath: instancePath + "/column", schemaPath: "#/$defs/column/properties/column/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.size !== void 0) {
      if (!validate72(data.size, { instancePath: instancePath + "/size", parentData: data, parentDataProperty: "size", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate72.errors : joined(vErrors, validate72.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/$defs/column/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema32 = { "type": "object", "additionalProperties": false, "properties": { "pane": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "size": { "$ref": "#/$defs/size", "x-wzp-effect": "none", "x-wzp-supported": true }, "position": { "type": "string", "minLength": 1, "x-wzp-effect": "none", "x-wzp-supported": true }, "run": { "$ref": "#/$defs/pane/properties/run" }, "type": { "$ref": "#/$defs/pane/properties/type" }, "agent": { "$ref": "#/$defs/pane/properties/agent" }, "shell": { "$ref": "#/$defs/pane/properties/shell" }, "cwd": { "$ref": "#/$defs/pane/properties/cwd" }, "env": { "$ref": "#/$defs/pane/properties/env" }, "env_file": { "$ref": "#/$defs/pane/properties/env_file" }, "sandbox": { "$ref": "#/$defs/pane/properties/sandbox" }, "domain": { "$ref": "#/$defs/pane/properties/domain" }, "title": { "$ref": "#/$defs/pane/properties/title" }, "focus": { "$ref": "#/$defs/pane/properties/focus" }, "zoom": { "$ref": "#/$defs/pane/properties/zoom" }, "replicas": { "$ref": "#/$defs/pane/properties/replicas" }, "restart": { "$ref": "#/$defs/pane/properties/restart" }, "depends_on": { "$ref": "#/$defs/pane/properties/depends_on" }, "ready": { "$ref": "#/$defs/pane/properties/ready" }, "health": { "$ref": "#/$defs/pane/properties/health" }, "stop": { "$ref": "#/$defs/pane/properties/stop" }, "limits": { "$ref": "#/$defs/pane/properties/limits" }, "log": { "$ref": "#/$defs/pane/properties/log" }, "on_exit": { "$ref": "#/$defs/pane/properties/on_exit" }, "start": { "$ref": "#/$defs/pane/properties/start" }, "schedule": { "$ref": "#/$defs/pane/properties/schedule" }, "watch": { "$ref": "#/$defs/pane/properties/watch" }, "ignore_changes": { "$ref": "#/$defs/pane/properties/ignore_changes" } }, "required": ["pane"] };
var schema33 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "minItems": 1, "items": { "type": "string" } }, "else": { "type": ["string", "array"] } } };
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate77.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/command/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/command/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!Array.isArray(data)) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (Array.isArray(data)) {
        if (data.length < 1) {
          const err4 = { instancePath, schemaPath: "#/$defs/command/else/then/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data[i0] !== "string") {
            const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/command/else/then/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/command/else/then/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var items0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs13 = errors;
      if (typeof data !== "string" && !Array.isArray(data)) {
        const err7 = { instancePath, schemaPath: "#/$defs/command/else/else/type", keyword: "type", params: { type: schema33.else.else.type } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid1 = _errs13 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err8 = { instancePath, schemaPath: "#/$defs/command/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/$defs/command/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate77.errors = vErrors;
  evaluated0.items = items0;
  return errors === 0;
}
validate77.evaluated = { "dynamicProps": false, "dynamicItems": true };
function validate79(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate79.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func2(data) < 1) {
      const err0 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate79.errors = vErrors;
  return errors === 0;
}
validate79.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema36 = { "if": { "type": "string" }, "then": { "$ref": "#/$defs/agent_kind" }, "else": { "if": { "type": "object", "required": ["kind"] }, "then": { "$ref": "#/$defs/agent_settings" }, "else": { "type": ["string", "object"] } } };
var schema37 = { "type": "string", "enum": ["claude", "codex", "gemini", "opencode", "aider", "custom"] };
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate83.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/$defs/agent_kind/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "claude" || data === "codex" || data === "gemini" || data === "opencode" || data === "aider" || data === "custom")) {
    const err1 = { instancePath, schemaPath: "#/$defs/agent_kind/enum", keyword: "enum", params: { allowedValues: schema37.enum } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate83.errors = vErrors;
  return errors === 0;
}
validate83.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema38 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "$ref": "#/$defs/agent_kind", "x-wzp-supported": true }, "prompt": { "type": "string", "x-wzp-supported": true }, "model": { "type": "string", "x-wzp-supported": true }, "args": { "type": "array", "items": { "type": "string" }, "x-wzp-supported": true }, "worktree": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "session": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "permission": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "command": { "type": "array", "minItems": 1, "items": { "type": "string" }, "x-wzp-supported": true }, "resume": { "type": "array", "minItems": 1, "items": { "type": "string" }, "x-wzp-supported": true }, "teams": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "allow": { "type": "array", "items": { "type": "string" }, "x-wzp-supported": true } }, "required": ["kind"] };
var schema39 = { "if": { "type": "boolean" }, "then": { "type": "boolean" }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["boolean", "string"] } } };
var pattern5 = new RegExp("\\$\\{|\\{\\{", "u");
function validate89(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate89.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern5.test(data)) {
      const err0 = { instancePath, schemaPath: "#/$defs/variable/pattern", keyword: "pattern", params: { pattern: "\\$\\{|\\{\\{" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/variable/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate89.errors = vErrors;
  return errors === 0;
}
validate89.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate88.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "boolean") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data !== "boolean") {
      const err1 = { instancePath, schemaPath: "#/$defs/flag/then/type", keyword: "type", params: { type: "boolean" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate89(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : joined(vErrors, validate89.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "boolean" && typeof data !== "string") {
        const err3 = { instancePath, schemaPath: "#/$defs/flag/else/else/type", keyword: "type", params: { type: schema39.else.else.type } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err4 = { instancePath, schemaPath: "#/$defs/flag/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/$defs/flag/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate88.errors = vErrors;
  return errors === 0;
}
validate88.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate85(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate85.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/agent_settings/required", keyword: "required", params: { missingProperty: "kind" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema38.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/$defs/agent_settings/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if (!validate83(data.kind, { instancePath: instancePath + "/kind", parentData: data, parentDataProperty: "kind", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate83.errors : joined(vErrors, validate83.errors);
        errors = vErrors.length;
      }
    }
    if (data.prompt !== void 0) {
      if (typeof data.prompt !== "string") {
        const err2 = { instancePath: instancePath + "/prompt", schemaPath: "#/$defs/agent_settings/properties/prompt/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.model !== void 0) {
      if (typeof data.model !== "string") {
        const err3 = { instancePath: instancePath + "/model", schemaPath: "#/$defs/agent_settings/properties/model/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.args !== void 0) {
      let data3 = data.args;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            const err4 = { instancePath: instancePath + "/args/" + i0, schemaPath: "#/$defs/agent_settings/properties/args/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
      } else {
        const err5 = { instancePath: instancePath + "/args", schemaPath: "#/$defs/agent_settings/properties/args/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.worktree !== void 0) {
      let data5 = data.worktree;
      if (typeof data5 === "string") {
        if (func2(data5) < 1) {
          const err6 = { instancePath: instancePath + "/worktree", schemaPath: "#/$defs/agent_settings/properties/worktree/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/worktree", schemaPath: "#/$defs/agent_settings/properties/worktree/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.session !== void 0) {
      let data6 = data.session;
      if (typeof data6 === "string") {
        if (func2(data6) < 1) {
          const err8 = { instancePath: instancePath + "/session", schemaPath: "#/$defs/agent_settings/properties/session/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/session", schemaPath: "#/$defs/agent_settings/properties/session/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.permission !== void 0) {
      let data7 = data.permission;
      if (typeof data7 === "string") {
        if (func2(data7) < 1) {
          const err10 = { instancePath: instancePath + "/permission", schemaPath: "#/$defs/agent_settings/properties/permission/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/permission", schemaPath: "#/$defs/agent_settings/properties/permission/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.command !== void 0) {
      let data9 = data.command;
      if (Array.isArray(data9)) {
        if (data9.length < 1) {
          const err12 = { instancePath: instancePath + "/command", schemaPath: "#/$defs/agent_settings/properties/command/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        const len1 = data9.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data9[i1] !== "string") {
            const err13 = { instancePath: instancePath + "/command/" + i1, schemaPath: "#/$defs/agent_settings/properties/command/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = { instancePath: instancePath + "/command", schemaPath: "#/$defs/agent_settings/properties/command/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.resume !== void 0) {
      let data11 = data.resume;
      if (Array.isArray(data11)) {
        if (data11.length < 1) {
          const err15 = { instancePath: instancePath + "/resume", schemaPath: "#/$defs/agent_settings/properties/resume/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
        const len2 = data11.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (typeof data11[i2] !== "string") {
            const err16 = { instancePath: instancePath + "/resume/" + i2, schemaPath: "#/$defs/agent_settings/properties/resume/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/resume", schemaPath: "#/$defs/agent_settings/properties/resume/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.teams !== void 0) {
      if (!validate88(data.teams, { instancePath: instancePath + "/teams", parentData: data, parentDataProperty: "teams", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.allow !== void 0) {
      let data14 = data.allow;
      if (Array.isArray(data14)) {
        const len3 = data14.length;
        for (let i3 = 0; i3 < len3; i3++) {
          if (typeof data14[i3] !== "string") {
            const err18 = { instancePath: instancePath + "/allow/" + i3, schemaPath: "#/$defs/agent_settings/properties/allow/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/allow", schemaPath: "#/$defs/agent_settings/properties/allow/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
  } else {
    const err20 = { instancePath, schemaPath: "#/$defs/agent_settings/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err20];
    } else {
      vErrors.push(err20);
    }
    errors++;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
validate85.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate82.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!validate83(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate83.errors : joined(vErrors, validate83.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs4 = errors;
    const _errs5 = errors;
    let valid1 = true;
    const _errs6 = errors;
    if (errors === _errs6) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.kind === void 0 && (missing0 = "kind")) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = {};
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid1 = _errs6 === errors;
    errors = _errs5;
    if (vErrors !== null) {
      if (_errs5) {
        vErrors.length = _errs5;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs8 = errors;
      if (!validate85(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate85.errors : joined(vErrors, validate85.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs8 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs9 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err3 = { instancePath, schemaPath: "#/$defs/agent/else/else/type", keyword: "type", params: { type: schema36.else.else.type } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err4 = { instancePath, schemaPath: "#/$defs/agent/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/$defs/agent/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate82.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate82.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate82(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate82.errors : joined(vErrors, validate82.errors);
    errors = vErrors.length;
  } else {
    var props0 = validate82.evaluated.props;
  }
  const err0 = { instancePath, schemaPath: "#/allOf/0/not", keyword: "not", params: {} };
  if (vErrors === null) {
    vErrors = [err0];
  } else {
    vErrors.push(err0);
  }
  errors++;
  validate81.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate81.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func2(data) < 1) {
      const err0 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate95.errors = vErrors;
  return errors === 0;
}
validate95.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate97(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate97.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func2(data) < 1) {
      const err0 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate97.errors = vErrors;
  return errors === 0;
}
validate97.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate99.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, schemaPath: "#/$defs/env/type", keyword: "type", params: { type: schema21.type } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!validate56(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : joined(vErrors, validate56.errors);
        errors = vErrors.length;
      }
    }
  }
  validate99.errors = vErrors;
  return errors === 0;
}
validate99.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate102(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate102.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/env_file/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/env_file/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!Array.isArray(data)) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (Array.isArray(data)) {
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data0 = data[i0];
          if (typeof data0 === "string") {
            if (func2(data0) < 1) {
              const err4 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/env_file/else/then/items/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/env_file/else/then/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/env_file/else/then/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var items0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs13 = errors;
      const _errs14 = errors;
      let valid4 = true;
      const _errs15 = errors;
      if (data !== null) {
        const err7 = {};
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid2 = _errs15 === errors;
      errors = _errs14;
      if (vErrors !== null) {
        if (_errs14) {
          vErrors.length = _errs14;
        } else {
          vErrors = null;
        }
      }
      let ifClause2;
      if (_valid2) {
        const _errs17 = errors;
        if (data !== null) {
          const err8 = { instancePath, schemaPath: "#/$defs/env_file/else/else/then/type", keyword: "type", params: { type: "null" } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        var _valid2 = _errs17 === errors;
        valid4 = _valid2;
        ifClause2 = "then";
      } else {
        const _errs19 = errors;
        if (typeof data !== "string" && !Array.isArray(data) && data !== null) {
          const err9 = { instancePath, schemaPath: "#/$defs/env_file/else/else/else/type", keyword: "type", params: { type: schema23.else.else.else.type } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        var _valid2 = _errs19 === errors;
        valid4 = _valid2;
        ifClause2 = "else";
      }
      if (!valid4) {
        const err10 = { instancePath, schemaPath: "#/$defs/env_file/else/else/if", keyword: "if", params: { failingKeyword: ifClause2 } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid1 = _errs13 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err11 = { instancePath, schemaPath: "#/$defs/env_file/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err12 = { instancePath, schemaPath: "#/$defs/env_file/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate102.errors = vErrors;
  evaluated0.items = items0;
  return errors === 0;
}
validate102.evaluated = { "dynamicProps": false, "dynamicItems": true };
var schema46 = { "if": { "type": "boolean" }, "then": { "type": "boolean" }, "else": { "if": { "type": "object" }, "then": { "$ref": "#/$defs/sandbox_settings" }, "else": { "type": ["boolean", "object"] } } };
function validate106(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate106.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "network" || key0 === "write")) {
        const err0 = { instancePath, schemaPath: "#/$defs/sandbox_settings/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.network !== void 0) {
      if (!validate88(data.network, { instancePath: instancePath + "/network", parentData: data, parentDataProperty: "network", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.write !== void 0) {
      if (!validate53(data.write, { instancePath: instancePath + "/write", parentData: data, parentDataProperty: "write", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : joined(vErrors, validate53.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/sandbox_settings/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate106.errors = vErrors;
  return errors === 0;
}
validate106.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate105(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate105.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "boolean") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data !== "boolean") {
      const err1 = { instancePath, schemaPath: "#/$defs/sandbox/then/type", keyword: "type", params: { type: "boolean" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!(data && typeof data == "object" && !Array.isArray(data))) {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate106(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate106.errors : joined(vErrors, validate106.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "boolean" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err3 = { instancePath, schemaPath: "#/$defs/sandbox/else/else/type", keyword: "type", params: { type: schema46.else.else.type } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err4 = { instancePath, schemaPath: "#/$defs/sandbox/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/$defs/sandbox/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate105.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate105.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate104.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate105(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate105.errors : joined(vErrors, validate105.errors);
    errors = vErrors.length;
  } else {
    var props0 = validate105.evaluated.props;
  }
  const err0 = { instancePath, schemaPath: "#/allOf/0/not", keyword: "not", params: {} };
  if (vErrors === null) {
    vErrors = [err0];
  } else {
    vErrors.push(err0);
  }
  errors++;
  validate104.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate104.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate112.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const err0 = { instancePath, schemaPath: "#/allOf/0/not", keyword: "not", params: {} };
  if (vErrors === null) {
    vErrors = [err0];
  } else {
    vErrors.push(err0);
  }
  errors++;
  if (typeof data === "string") {
    if (func2(data) < 1) {
      const err1 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate112.errors = vErrors;
  return errors === 0;
}
validate112.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate114(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate114.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate114.errors = vErrors;
  return errors === 0;
}
validate114.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate116.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "boolean") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data !== "boolean") {
      const err1 = { instancePath, schemaPath: "#/$defs/flag/then/type", keyword: "type", params: { type: "boolean" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate89(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : joined(vErrors, validate89.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "boolean" && typeof data !== "string") {
        const err3 = { instancePath, schemaPath: "#/$defs/flag/else/else/type", keyword: "type", params: { type: schema39.else.else.type } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err4 = { instancePath, schemaPath: "#/$defs/flag/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/$defs/flag/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate116.errors = vErrors;
  return errors === 0;
}
validate116.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate119(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate119.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "boolean") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data !== "boolean") {
      const err1 = { instancePath, schemaPath: "#/$defs/flag/then/type", keyword: "type", params: { type: "boolean" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err2 = {};
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate89(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : joined(vErrors, validate89.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "boolean" && typeof data !== "string") {
        const err3 = { instancePath, schemaPath: "#/$defs/flag/else/else/type", keyword: "type", params: { type: schema39.else.else.type } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err4 = { instancePath, schemaPath: "#/$defs/flag/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/$defs/flag/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate119.errors = vErrors;
  return errors === 0;
}
validate119.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema52 = { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 1e4 }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["integer", "string"] } } };
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate122.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
      const err1 = { instancePath, schemaPath: "#/$defs/count/then/type", keyword: "type", params: { type: "integer" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (typeof data == "number" && isFinite(data)) {
      if (data > 1e4 || isNaN(data)) {
        const err2 = { instancePath, schemaPath: "#/$defs/count/then/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data < 1 || isNaN(data)) {
        const err3 = { instancePath, schemaPath: "#/$defs/count/then/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate89(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : joined(vErrors, validate89.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
        const err5 = { instancePath, schemaPath: "#/$defs/count/else/else/type", keyword: "type", params: { type: schema52.else.else.type } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err6 = { instancePath, schemaPath: "#/$defs/count/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err7 = { instancePath, schemaPath: "#/$defs/count/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate122.errors = vErrors;
  return errors === 0;
}
validate122.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema53 = { "if": { "type": "string" }, "then": { "$ref": "#/$defs/restart_policy" }, "else": { "if": { "type": "object", "required": ["policy"] }, "then": { "$ref": "#/$defs/restart_settings" }, "else": { "type": ["string", "object"] } } };
var schema54 = { "type": "string", "enum": ["no", "always", "on-failure", "unless-stopped"] };
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate126.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/$defs/restart_policy/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "no" || data === "always" || data === "on-failure" || data === "unless-stopped")) {
    const err1 = { instancePath, schemaPath: "#/$defs/restart_policy/enum", keyword: "enum", params: { allowedValues: schema54.enum } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate126.errors = vErrors;
  return errors === 0;
}
validate126.evaluated = { "dynamicProps": false, "dynamicItems": false };
var pattern6 = new RegExp("^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$|\\$\\{|\\{\\{", "u");
function validate130(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate130.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern6.test(data)) {
      const err0 = { instancePath, schemaPath: "#/$defs/duration/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$|\\$\\{|\\{\\{" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/duration/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate130.errors = vErrors;
  return errors === 0;
}
validate130.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema57 = { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 0 }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["integer", "string"] } } };
function validate133(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate133.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
      const err1 = { instancePath, schemaPath: "#/$defs/whole/then/type", keyword: "type", params: { type: "integer" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (typeof data == "number" && isFinite(data)) {
      if (data < 0 || isNaN(data)) {
        const err2 = { instancePath, schemaPath: "#/$defs/whole/then/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate89(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : joined(vErrors, validate89.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
        const err4 = { instancePath, schemaPath: "#/$defs/whole/else/else/type", keyword: "type", params: { type: schema57.else.else.type } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err5 = { instancePath, schemaPath: "#/$defs/whole/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err6 = { instancePath, schemaPath: "#/$defs/whole/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate133.errors = vErrors;
  return errors === 0;
}
validate133.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate128(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate128.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.policy === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/restart_settings/required", keyword: "required", params: { missingProperty: "policy" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "policy" || key0 === "backoff" || key0 === "max_backoff" || key0 === "max_restarts" || key0 === "window")) {
        const err1 = { instancePath, schemaPath: "#/$defs/restart_settings/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.policy !== void 0) {
      if (!validate126(data.policy, { instancePath: instancePath + "/policy", parentData: data, parentDataProperty: "policy", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate126.errors : joined(vErrors, validate126.errors);
        errors = vErrors.length;
      }
    }
    if (data.backoff !== void 0) {
      if (!validate130(data.backoff, { instancePath: instancePath + "/backoff", parentData: data, parentDataProperty: "backoff", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.max_backoff !== void 0) {
      if (!validate130(data.max_backoff, { instancePath: instancePath + "/max_backoff", parentData: data, parentDataProperty: "max_backoff", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.max_restarts !== void 0) {
      if (!validate133(data.max_restarts, { instancePath: instancePath + "/max_restarts", parentData: data, parentDataProperty: "max_restarts", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate133.errors : joined(vErrors, validate133.errors);
        errors = vErrors.length;
      }
    }
    if (data.window !== void 0) {
      if (!validate130(data.window, { instancePath: instancePath + "/window", parentData: data, parentDataProperty: "window", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/$defs/restart_settings/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate128.errors = vErrors;
  return errors === 0;
}
validate128.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate125(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate125.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!validate126(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate126.errors : joined(vErrors, validate126.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs4 = errors;
    const _errs5 = errors;
    let valid1 = true;
    const _errs6 = errors;
    if (errors === _errs6) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.policy === void 0 && (missing0 = "policy")) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = {};
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid1 = _errs6 === errors;
    errors = _errs5;
    if (vErrors !== null) {
      if (_errs5) {
        vErrors.length = _errs5;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs8 = errors;
      if (!validate128(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate128.errors : joined(vErrors, validate128.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs8 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs9 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err3 = { instancePath, schemaPath: "#/$defs/restart/else/else/type", keyword: "type", params: { type: schema53.else.else.type } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err4 = { instancePath, schemaPath: "#/$defs/restart/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/$defs/restart/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate125.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate125.evaluated = { "dynamicProps": true, "dynamicItems": false };
var schema58 = { "if": { "type": "array" }, "then": { "type": "array", "items": { "type": "string", "minLength": 1 } }, "else": { "if": { "type": "object" }, "then": { "type": "object", "additionalProperties": { "$ref": "#/$defs/condition" } }, "else": { "type": ["array", "object"] } } };
var schema59 = { "type": "string", "enum": ["started", "ready", "completed", "completed_successfully"] };
function validate140(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate140.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/$defs/condition/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "started" || data === "ready" || data === "completed" || data === "completed_successfully")) {
    const err1 = { instancePath, schemaPath: "#/$defs/condition/enum", keyword: "enum", params: { allowedValues: schema59.enum } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate140.errors = vErrors;
  return errors === 0;
}
validate140.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate139(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate139.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!Array.isArray(data)) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (Array.isArray(data)) {
      const len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0];
        if (typeof data0 === "string") {
          if (func2(data0) < 1) {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/depends_on/then/items/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        } else {
          const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/depends_on/then/items/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
    } else {
      const err3 = { instancePath, schemaPath: "#/$defs/depends_on/then/type", keyword: "type", params: { type: "array" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    if (valid0) {
      var items0 = true;
    }
    ifClause0 = "then";
  } else {
    const _errs7 = errors;
    const _errs8 = errors;
    let valid3 = true;
    const _errs9 = errors;
    if (!(data && typeof data == "object" && !Array.isArray(data))) {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid1 = _errs9 === errors;
    errors = _errs8;
    if (vErrors !== null) {
      if (_errs8) {
        vErrors.length = _errs8;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs11 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        for (const key0 in data) {
          if (!validate140(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate140.errors : joined(vErrors, validate140.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err5 = { instancePath, schemaPath: "#/$defs/depends_on/else/then/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid3 = _valid1;
      if (valid3) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs15 = errors;
      if (!data || typeof data != "object") {
        const err6 = { instancePath, schemaPath: "#/$defs/depends_on/else/else/type", keyword: "type", params: { type: schema58.else.else.type } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs15 === errors;
      valid3 = _valid1;
      ifClause1 = "else";
    }
    if (!valid3) {
      const err7 = { instancePath, schemaPath: "#/$defs/depends_on/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    var _valid0 = _errs7 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err8 = { instancePath, schemaPath: "#/$defs/depends_on/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate139.errors = vErrors;
  evaluated0.props = props0;
  evaluated0.items = items0;
  return errors === 0;
}
validate139.evaluated = { "dynamicProps": true, "dynamicItems": true };
var schema61 = { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 65535 }, "else": { "if": { "type": "string" }, "then": { "type": "string", "pattern": ":[0-9]+$|^[0-9]+$|\\$\\{|\\{\\{" }, "else": { "type": ["integer", "string"] } } };
var pattern7 = new RegExp(":[0-9]+$|^[0-9]+$|\\$\\{|\\{\\{", "u");
function validate144(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate144.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
      const err1 = { instancePath, schemaPath: "#/$defs/endpoint/then/type", keyword: "type", params: { type: "integer" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (typeof data == "number" && isFinite(data)) {
      if (data > 65535 || isNaN(data)) {
        const err2 = { instancePath, schemaPath: "#/$defs/endpoint/then/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data < 1 || isNaN(data)) {
        const err3 = { instancePath, schemaPath: "#/$defs/endpoint/then/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (typeof data === "string") {
        if (!pattern7.test(data)) {
          const err5 = { instancePath, schemaPath: "#/$defs/endpoint/else/then/pattern", keyword: "pattern", params: { pattern: ":[0-9]+$|^[0-9]+$|\\$\\{|\\{\\{" } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/endpoint/else/then/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs11 = errors;
      if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
        const err7 = { instancePath, schemaPath: "#/$defs/endpoint/else/else/type", keyword: "type", params: { type: schema61.else.else.type } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err8 = { instancePath, schemaPath: "#/$defs/endpoint/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/$defs/endpoint/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate144.errors = vErrors;
  return errors === 0;
}
validate144.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate146(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate146.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/command/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/command/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!Array.isArray(data)) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (Array.isArray(data)) {
        if (data.length < 1) {
          const err4 = { instancePath, schemaPath: "#/$defs/command/else/then/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data[i0] !== "string") {
            const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/command/else/then/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/command/else/then/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var items0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs13 = errors;
      if (typeof data !== "string" && !Array.isArray(data)) {
        const err7 = { instancePath, schemaPath: "#/$defs/command/else/else/type", keyword: "type", params: { type: schema33.else.else.type } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid1 = _errs13 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err8 = { instancePath, schemaPath: "#/$defs/command/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/$defs/command/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate146.errors = vErrors;
  evaluated0.items = items0;
  return errors === 0;
}
validate146.evaluated = { "dynamicProps": false, "dynamicItems": true };
function validate143(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate143.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "http" || key0 === "tcp" || key0 === "exec" || key0 === "log_line" || key0 === "interval" || key0 === "timeout" || key0 === "retries" || key0 === "start_period")) {
        const err0 = { instancePath, schemaPath: "#/$defs/probe/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.http !== void 0) {
      let data0 = data.http;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err1 = { instancePath: instancePath + "/http", schemaPath: "#/$defs/probe/properties/http/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/http", schemaPath: "#/$defs/probe/properties/http/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.tcp !== void 0) {
      if (!validate144(data.tcp, { instancePath: instancePath + "/tcp", parentData: data, parentDataProperty: "tcp", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
        errors = vErrors.length;
      }
    }
    if (data.exec !== void 0) {
      if (!validate146(data.exec, { instancePath: instancePath + "/exec", parentData: data, parentDataProperty: "exec", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate146.errors : joined(vErrors, validate146.errors);
        errors = vErrors.length;
      }
    }
    if (data.log_line !== void 0) {
      let data3 = data.log_line;
      if (typeof data3 === "string") {
        if (func2(data3) < 1) {
          const err3 = { instancePath: instancePath + "/log_line", schemaPath: "#/$defs/probe/properties/log_line/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/log_line", schemaPath: "#/$defs/probe/properties/log_line/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.interval !== void 0) {
      if (!validate130(data.interval, { instancePath: instancePath + "/interval", parentData: data, parentDataProperty: "interval", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate130(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.retries !== void 0) {
      if (!validate133(data.retries, { instancePath: instancePath + "/retries", parentData: data, parentDataProperty: "retries", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate133.errors : joined(vErrors, validate133.errors);
        errors = vErrors.length;
      }
    }
    if (data.start_period !== void 0) {
      if (!validate130(data.start_period, { instancePath: instancePath + "/start_period", parentData: data, parentDataProperty: "start_period", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/$defs/probe/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate143.errors = vErrors;
  return errors === 0;
}
validate143.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate153(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate153.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "http" || key0 === "tcp" || key0 === "exec" || key0 === "log_line" || key0 === "interval" || key0 === "timeout" || key0 === "retries" || key0 === "start_period")) {
        const err0 = { instancePath, schemaPath: "#/$defs/probe/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.http !== void 0) {
      let data0 = data.http;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err1 = { instancePath: instancePath + "/http", schemaPath: "#/$defs/probe/properties/http/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/http", schemaPath: "#/$defs/probe/properties/http/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.tcp !== void 0) {
      if (!validate144(data.tcp, { instancePath: instancePath + "/tcp", parentData: data, parentDataProperty: "tcp", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
        errors = vErrors.length;
      }
    }
    if (data.exec !== void 0) {
      if (!validate146(data.exec, { instancePath: instancePath + "/exec", parentData: data, parentDataProperty: "exec", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate146.errors : joined(vErrors, validate146.errors);
        errors = vErrors.length;
      }
    }
    if (data.log_line !== void 0) {
      let data3 = data.log_line;
      if (typeof data3 === "string") {
        if (func2(data3) < 1) {
          const err3 = { instancePath: instancePath + "/log_line", schemaPath: "#/$defs/probe/properties/log_line/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/log_line", schemaPath: "#/$defs/probe/properties/log_line/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.interval !== void 0) {
      if (!validate130(data.interval, { instancePath: instancePath + "/interval", parentData: data, parentDataProperty: "interval", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate130(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.retries !== void 0) {
      if (!validate133(data.retries, { instancePath: instancePath + "/retries", parentData: data, parentDataProperty: "retries", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate133.errors : joined(vErrors, validate133.errors);
        errors = vErrors.length;
      }
    }
    if (data.start_period !== void 0) {
      if (!validate130(data.start_period, { instancePath: instancePath + "/start_period", parentData: data, parentDataProperty: "start_period", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/$defs/probe/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate153.errors = vErrors;
  return errors === 0;
}
validate153.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var pattern8 = new RegExp("^(SIG)?(HUP|INT|QUIT|KILL|TERM|USR1|USR2|WINCH|PIPE|ALRM|ABRT|CONT|TSTP)$|\\$\\{|\\{\\{", "u");
function validate162(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate162.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern8.test(data)) {
      const err0 = { instancePath, schemaPath: "#/$defs/signal/pattern", keyword: "pattern", params: { pattern: "^(SIG)?(HUP|INT|QUIT|KILL|TERM|USR1|USR2|WINCH|PIPE|ALRM|ABRT|CONT|TSTP)$|\\$\\{|\\{\\{" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/signal/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate162.errors = vErrors;
  return errors === 0;
}
validate162.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate161(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate161.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "signal" || key0 === "timeout" || key0 === "command" || key0 === "keys")) {
        const err0 = { instancePath, schemaPath: "#/$defs/stop/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.signal !== void 0) {
      if (!validate162(data.signal, { instancePath: instancePath + "/signal", parentData: data, parentDataProperty: "signal", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate162.errors : joined(vErrors, validate162.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate130(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.command !== void 0) {
      if (!validate146(data.command, { instancePath: instancePath + "/command", parentData: data, parentDataProperty: "command", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate146.errors : joined(vErrors, validate146.errors);
        errors = vErrors.length;
      }
    }
    if (data.keys !== void 0) {
      if (!validate53(data.keys, { instancePath: instancePath + "/keys", parentData: data, parentDataProperty: "keys", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : joined(vErrors, validate53.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/stop/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate161.errors = vErrors;
  return errors === 0;
}
validate161.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema66 = { "type": "object", "additionalProperties": false, "properties": { "memory": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "action": { "type": "string", "enum": ["restart", "stop"], "x-wzp-supported": true } } };
var pattern9 = new RegExp("^[0-9]+(\\.[0-9]+)?(B|[KMGT]i?B)$|\\$\\{|\\{\\{", "u");
function validate169(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate169.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern9.test(data)) {
      const err0 = { instancePath, schemaPath: "#/$defs/bytes/pattern", keyword: "pattern", params: { pattern: "^[0-9]+(\\.[0-9]+)?(B|[KMGT]i?B)$|\\$\\{|\\{\\{" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/bytes/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate169.errors = vErrors;
  return errors === 0;
}
validate169.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate168(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate168.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "memory" || key0 === "action")) {
        const err0 = { instancePath, schemaPath: "#/$defs/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.memory !== void 0) {
      if (!validate169(data.memory, { instancePath: instancePath + "/memory", parentData: data, parentDataProperty: "memory", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
    if (data.action !== void 0) {
      let data1 = data.action;
      if (typeof data1 !== "string") {
        const err1 = { instancePath: instancePath + "/action", schemaPath: "#/$defs/limits/properties/action/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data1 === "restart" || data1 === "stop")) {
        const err2 = { instancePath: instancePath + "/action", schemaPath: "#/$defs/limits/properties/action/enum", keyword: "enum", params: { allowedValues: schema66.properties.action.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/$defs/limits/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate168.errors = vErrors;
  return errors === 0;
}
validate168.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema68 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["file"] }, "then": { "$ref": "#/$defs/log_settings" }, "else": { "type": ["string", "object"] } } };
var schema69 = { "type": "object", "additionalProperties": false, "properties": { "file": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "format": { "type": "string", "enum": ["plain", "raw", "both"], "x-wzp-supported": true }, "max_size": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "max_files": { "$ref": "#/$defs/whole", "x-wzp-supported": true }, "max_age": { "$ref": "#/$defs/duration", "x-wzp-supported": true } }, "required": ["file"] };
function validate173(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate173.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.file === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/log_settings/required", keyword: "required", params: { missingProperty: "file" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "file" || key0 === "format" || key0 === "max_size" || key0 === "max_files" || key0 === "max_age")) {
        const err1 = { instancePath, schemaPath: "#/$defs/log_settings/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.file !== void 0) {
      let data0 = data.file;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err2 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/log_settings/properties/file/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/log_settings/properties/file/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.format !== void 0) {
      let data1 = data.format;
      if (typeof data1 !== "string") {
        const err4 = { instancePath: instancePath + "/format", schemaPath: "#/$defs/log_settings/properties/format/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (!(data1 === "plain" || data1 === "raw" || data1 === "both")) {
        const err5 = { instancePath: instancePath + "/format", schemaPath: "#/$defs/log_settings/properties/format/enum", keyword: "enum", params: { allowedValues: schema69.properties.format.enum } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.max_size !== void 0) {
      if (!validate169(data.max_size, { instancePath: instancePath + "/max_size", parentData: data, parentDataProperty: "max_size", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
    if (data.max_files !== void 0) {
      if (!validate133(data.max_files, { instancePath: instancePath + "/max_files", parentData: data, parentDataProperty: "max_files", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate133.errors : joined(vErrors, validate133.errors);
        errors = vErrors.length;
      }
    }
    if (data.max_age !== void 0) {
      if (!validate130(data.max_age, { instancePath: instancePath + "/max_age", parentData: data, parentDataProperty: "max_age", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/$defs/log_settings/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate173.errors = vErrors;
  return errors === 0;
}
validate173.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate172(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate172.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/log/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/log/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.file === void 0 && (missing0 = "file")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {};
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate173(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err5 = { instancePath, schemaPath: "#/$defs/log/else/else/type", keyword: "type", params: { type: schema68.else.else.type } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err6 = { instancePath, schemaPath: "#/$defs/log/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err7 = { instancePath, schemaPath: "#/$defs/log/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate172.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate172.evaluated = { "dynamicProps": true, "dynamicItems": false };
var schema70 = { "type": "string", "enum": ["hold", "close", "shell"], "x-wzp-effect": "update", "x-wzp-supported": true };
function validate179(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate179.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "hold" || data === "close" || data === "shell")) {
    const err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema70.enum } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate179.errors = vErrors;
  return errors === 0;
}
validate179.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema71 = { "type": "string", "enum": ["auto", "manual"], "x-wzp-effect": "update", "x-wzp-supported": true };
function validate181(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate181.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "auto" || data === "manual")) {
    const err1 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema71.enum } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate181.errors = vErrors;
  return errors === 0;
}
validate181.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema72 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object" }, "then": { "$ref": "#/$defs/schedule_settings" }, "else": { "type": ["string", "object"] } } };
function validate184(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate184.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "cron" || key0 === "every" || key0 === "timezone")) {
        const err0 = { instancePath, schemaPath: "#/$defs/schedule_settings/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.cron !== void 0) {
      let data0 = data.cron;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err1 = { instancePath: instancePath + "/cron", schemaPath: "#/$defs/schedule_settings/properties/cron/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/cron", schemaPath: "#/$defs/schedule_settings/properties/cron/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.every !== void 0) {
      if (!validate130(data.every, { instancePath: instancePath + "/every", parentData: data, parentDataProperty: "every", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.timezone !== void 0) {
      let data2 = data.timezone;
      if (typeof data2 === "string") {
        if (func2(data2) < 1) {
          const err3 = { instancePath: instancePath + "/timezone", schemaPath: "#/$defs/schedule_settings/properties/timezone/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/timezone", schemaPath: "#/$defs/schedule_settings/properties/timezone/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/$defs/schedule_settings/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate184.errors = vErrors;
  return errors === 0;
}
validate184.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate183(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate183.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/schedule/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/schedule/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!(data && typeof data == "object" && !Array.isArray(data))) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate184(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate184.errors : joined(vErrors, validate184.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err4 = { instancePath, schemaPath: "#/$defs/schedule/else/else/type", keyword: "type", params: { type: schema72.else.else.type } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err5 = { instancePath, schemaPath: "#/$defs/schedule/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err6 = { instancePath, schemaPath: "#/$defs/schedule/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate183.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate183.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate188(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate188.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/texts/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/texts/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!Array.isArray(data)) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (Array.isArray(data)) {
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data0 = data[i0];
          if (typeof data0 === "string") {
            if (func2(data0) < 1) {
              const err4 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/texts/else/then/items/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/texts/else/then/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/texts/else/then/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var items0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs13 = errors;
      if (typeof data !== "string" && !Array.isArray(data)) {
        const err7 = { instancePath, schemaPath: "#/$defs/texts/else/else/type", keyword: "type", params: { type: schema20.else.else.type } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      var _valid1 = _errs13 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err8 = { instancePath, schemaPath: "#/$defs/texts/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err9 = { instancePath, schemaPath: "#/$defs/texts/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate188.errors = vErrors;
  evaluated0.items = items0;
  return errors === 0;
}
validate188.evaluated = { "dynamicProps": false, "dynamicItems": true };
function validate190(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate190.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (Array.isArray(data)) {
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      if (typeof data[i0] !== "string") {
        const err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate190.errors = vErrors;
  return errors === 0;
}
validate190.evaluated = { "items": true, "dynamicProps": false, "dynamicItems": false };
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.pane === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/leaf/required", keyword: "required", params: { missingProperty: "pane" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema32.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/$defs/leaf/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.pane !== void 0) {
      let data0 = data.pane;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err2 = { instancePath: instancePath + "/pane", schemaPath: "#/$defs/leaf/properties/pane/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/pane", schemaPath: "#/$defs/leaf/properties/pane/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.size !== void 0) {
      if (!validate72(data.size, { instancePath: instancePath + "/size", parentData: data, parentDataProperty: "size", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate72.errors : joined(vErrors, validate72.errors);
        errors = vErrors.length;
      }
    }
    if (data.position !== void 0) {
      let data2 = data.position;
      if (typeof data2 === "string") {
        if (func2(data2) < 1) {
          const err4 = { instancePath: instancePath + "/position", schemaPath: "#/$defs/leaf/properties/position/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/position", schemaPath: "#/$defs/leaf/properties/position/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      if (!validate77(data.run, { instancePath: instancePath + "/run", parentData: data, parentDataProperty: "run", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : joined(vErrors, validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.type !== void 0) {
      if (!validate79(data.type, { instancePath: instancePath + "/type", parentData: data, parentDataProperty: "type", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate79.errors : joined(vErrors, validate79.errors);
        errors = vErrors.length;
      }
    }
    if (data.agent !== void 0) {
      if (!validate81(data.agent, { instancePath: instancePath + "/agent", parentData: data, parentDataProperty: "agent", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate81.errors : joined(vErrors, validate81.errors);
        errors = vErrors.length;
      }
    }
    if (data.shell !== void 0) {
      if (!validate95(data.shell, { instancePath: instancePath + "/shell", parentData: data, parentDataProperty: "shell", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate95.errors : joined(vErrors, validate95.errors);
        errors = vErrors.length;
      }
    }
    if (data.cwd !== void 0) {
      if (!validate97(data.cwd, { instancePath: instancePath + "/cwd", parentData: data, parentDataProperty: "cwd", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate97.errors : joined(vErrors, validate97.errors);
        errors = vErrors.length;
      }
    }
    if (data.env !== void 0) {
      if (!validate99(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate99.errors : joined(vErrors, validate99.errors);
        errors = vErrors.length;
      }
    }
    if (data.env_file !== void 0) {
      if (!validate102(data.env_file, { instancePath: instancePath + "/env_file", parentData: data, parentDataProperty: "env_file", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate102.errors : joined(vErrors, validate102.errors);
        errors = vErrors.length;
      }
    }
    if (data.sandbox !== void 0) {
      if (!validate104(data.sandbox, { instancePath: instancePath + "/sandbox", parentData: data, parentDataProperty: "sandbox", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate104.errors : joined(vErrors, validate104.errors);
        errors = vErrors.length;
      }
    }
    if (data.domain !== void 0) {
      if (!validate112(data.domain, { instancePath: instancePath + "/domain", parentData: data, parentDataProperty: "domain", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate112.errors : joined(vErrors, validate112.errors);
        errors = vErrors.length;
      }
    }
    if (data.title !== void 0) {
      if (!validate114(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate114.errors : joined(vErrors, validate114.errors);
        errors = vErrors.length;
      }
    }
    if (data.focus !== void 0) {
      if (!validate116(data.focus, { instancePath: instancePath + "/focus", parentData: data, parentDataProperty: "focus", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate116.errors : joined(vErrors, validate116.errors);
        errors = vErrors.length;
      }
    }
    if (data.zoom !== void 0) {
      if (!validate119(data.zoom, { instancePath: instancePath + "/zoom", parentData: data, parentDataProperty: "zoom", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate119.errors : joined(vErrors, validate119.errors);
        errors = vErrors.length;
      }
    }
    if (data.replicas !== void 0) {
      if (!validate122(data.replicas, { instancePath: instancePath + "/replicas", parentData: data, parentDataProperty: "replicas", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate122.errors : joined(vErrors, validate122.errors);
        errors = vErrors.length;
      }
    }
    if (data.restart !== void 0) {
      if (!validate125(data.restart, { instancePath: instancePath + "/restart", parentData: data, parentDataProperty: "restart", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate125.errors : joined(vErrors, validate125.errors);
        errors = vErrors.length;
      }
    }
    if (data.depends_on !== void 0) {
      if (!validate139(data.depends_on, { instancePath: instancePath + "/depends_on", parentData: data, parentDataProperty: "depends_on", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate139.errors : joined(vErrors, validate139.errors);
        errors = vErrors.length;
      }
    }
    if (data.ready !== void 0) {
      if (!validate143(data.ready, { instancePath: instancePath + "/ready", parentData: data, parentDataProperty: "ready", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate143.errors : joined(vErrors, validate143.errors);
        errors = vErrors.length;
      }
    }
    if (data.health !== void 0) {
      if (!validate153(data.health, { instancePath: instancePath + "/health", parentData: data, parentDataProperty: "health", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate153.errors : joined(vErrors, validate153.errors);
        errors = vErrors.length;
      }
    }
    if (data.stop !== void 0) {
      if (!validate161(data.stop, { instancePath: instancePath + "/stop", parentData: data, parentDataProperty: "stop", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate161.errors : joined(vErrors, validate161.errors);
        errors = vErrors.length;
      }
    }
    if (data.limits !== void 0) {
      if (!validate168(data.limits, { instancePath: instancePath + "/limits", parentData: data, parentDataProperty: "limits", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate168.errors : joined(vErrors, validate168.errors);
        errors = vErrors.length;
      }
    }
    if (data.log !== void 0) {
      if (!validate172(data.log, { instancePath: instancePath + "/log", parentData: data, parentDataProperty: "log", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate172.errors : joined(vErrors, validate172.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_exit !== void 0) {
      if (!validate179(data.on_exit, { instancePath: instancePath + "/on_exit", parentData: data, parentDataProperty: "on_exit", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate179.errors : joined(vErrors, validate179.errors);
        errors = vErrors.length;
      }
    }
    if (data.start !== void 0) {
      if (!validate181(data.start, { instancePath: instancePath + "/start", parentData: data, parentDataProperty: "start", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate181.errors : joined(vErrors, validate181.errors);
        errors = vErrors.length;
      }
    }
    if (data.schedule !== void 0) {
      if (!validate183(data.schedule, { instancePath: instancePath + "/schedule", parentData: data, parentDataProperty: "schedule", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate183.errors : joined(vErrors, validate183.errors);
        errors = vErrors.length;
      }
    }
    if (data.watch !== void 0) {
      if (!validate188(data.watch, { instancePath: instancePath + "/watch", parentData: data, parentDataProperty: "watch", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate188.errors : joined(vErrors, validate188.errors);
        errors = vErrors.length;
      }
    }
    if (data.ignore_changes !== void 0) {
      if (!validate190(data.ignore_changes, { instancePath: instancePath + "/ignore_changes", parentData: data, parentDataProperty: "ignore_changes", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate190.errors : joined(vErrors, validate190.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/$defs/leaf/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate75.errors = vErrors;
  return errors === 0;
}
validate75.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/node/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/node/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.row === void 0 && (missing0 = "row")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {};
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!wrapper0.validate(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? wrapper0.validate.errors : joined(vErrors, wrapper0.validate.errors);
        errors = vErrors.length;
      } else {
        var props0 = wrapper0.validate.evaluated.props;
        var items0 = wrapper0.validate.evaluated.items;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      const _errs11 = errors;
      let valid2 = true;
      const _errs12 = errors;
      if (errors === _errs12) {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          let missing1;
          if (data.column === void 0 && (missing1 = "column")) {
            const err5 = {};
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        } else {
          const err6 = {};
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
      var _valid2 = _errs12 === errors;
      errors = _errs11;
      if (vErrors !== null) {
        if (_errs11) {
          vErrors.length = _errs11;
        } else {
          vErrors = null;
        }
      }
      let ifClause2;
      if (_valid2) {
        const _errs14 = errors;
        if (!validate71(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate71.errors : joined(vErrors, validate71.errors);
          errors = vErrors.length;
        }
        var _valid2 = _errs14 === errors;
        valid2 = _valid2;
        if (valid2) {
          var props1 = true;
        }
        ifClause2 = "then";
      } else {
        const _errs15 = errors;
        const _errs16 = errors;
        let valid3 = true;
        const _errs17 = errors;
        if (errors === _errs17) {
          if (data && typeof data == "object" && !Array.isArray(data)) {
            let missing2;
            if (data.pane === void 0 && (missing2 = "pane")) {
              const err7 = {};
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = {};
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        var _valid3 = _errs17 === errors;
        errors = _errs16;
        if (vErrors !== null) {
          if (_errs16) {
            vErrors.length = _errs16;
          } else {
            vErrors = null;
          }
        }
        let ifClause3;
        if (_valid3) {
          const _errs19 = errors;
          if (!validate75(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate75.errors : joined(vErrors, validate75.errors);
            errors = vErrors.length;
          }
          var _valid3 = _errs19 === errors;
          valid3 = _valid3;
          if (valid3) {
            var props2 = true;
          }
          ifClause3 = "then";
        } else {
          const _errs20 = errors;
          if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
            const err9 = { instancePath, schemaPath: "#/$defs/node/else/else/else/else/type", keyword: "type", params: { type: schema29.else.else.else.else.type } };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          var _valid3 = _errs20 === errors;
          valid3 = _valid3;
          ifClause3 = "else";
        }
        if (!valid3) {
          const err10 = { instancePath, schemaPath: "#/$defs/node/else/else/else/if", keyword: "if", params: { failingKeyword: ifClause3 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        var _valid2 = _errs15 === errors;
        valid2 = _valid2;
        if (valid2) {
          if (props1 !== true && props2 !== void 0) {
            if (props2 === true) {
              props1 = true;
            } else {
              props1 = props1 || {};
              Object.assign(props1, props2);
            }
          }
        }
        ifClause2 = "else";
      }
      if (!valid2) {
        const err11 = { instancePath, schemaPath: "#/$defs/node/else/else/if", keyword: "if", params: { failingKeyword: ifClause2 } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      if (valid1) {
        if (props0 !== true && props1 !== void 0) {
          if (props1 === true) {
            props0 = true;
          } else {
            props0 = props0 || {};
            Object.assign(props0, props1);
          }
        }
      }
      ifClause1 = "else";
    }
    if (!valid1) {
      const err12 = { instancePath, schemaPath: "#/$defs/node/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err12];
      } else {
        vErrors.push(err12);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err13 = { instancePath, schemaPath: "#/$defs/node/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate70.errors = vErrors;
  evaluated0.props = props0;
  evaluated0.items = items0;
  return errors === 0;
}
validate70.evaluated = { "dynamicProps": true, "dynamicItems": true };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.row === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/row/required", keyword: "required", params: { missingProperty: "row" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "row" || key0 === "size")) {
        const err1 = { instancePath, schemaPath: "#/$defs/row/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.row !== void 0) {
      let data0 = data.row;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          const err2 = { instancePath: instancePath + "/row", schemaPath: "#/$defs/row/properties/row/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate70(data0[i0], { instancePath: instancePath + "/row/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate70.errors : joined(vErrors, validate70.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err3 = { instancePath: instancePath + "/row", schemaPath: "#/$defs/row/properties/row/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.size !== void 0) {
      if (!validate72(data.size, { instancePath: instancePath + "/size", parentData: data, parentDataProperty: "size", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate72.errors : joined(vErrors, validate72.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/$defs/row/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/layout/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/layout/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.row === void 0 && (missing0 = "row")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {};
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate69(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate69.errors : joined(vErrors, validate69.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      const _errs11 = errors;
      let valid2 = true;
      const _errs12 = errors;
      if (errors === _errs12) {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          let missing1;
          if (data.column === void 0 && (missing1 = "column")) {
            const err5 = {};
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        } else {
          const err6 = {};
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      }
      var _valid2 = _errs12 === errors;
      errors = _errs11;
      if (vErrors !== null) {
        if (_errs11) {
          vErrors.length = _errs11;
        } else {
          vErrors = null;
        }
      }
      let ifClause2;
      if (_valid2) {
        const _errs14 = errors;
        if (!validate71(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate71.errors : joined(vErrors, validate71.errors);
          errors = vErrors.length;
        }
        var _valid2 = _errs14 === errors;
        valid2 = _valid2;
        if (valid2) {
          var props1 = true;
        }
        ifClause2 = "then";
      } else {
        const _errs15 = errors;
        const _errs16 = errors;
        let valid3 = true;
        const _errs17 = errors;
        if (errors === _errs17) {
          if (data && typeof data == "object" && !Array.isArray(data)) {
            let missing2;
            if (data.pane === void 0 && (missing2 = "pane")) {
              const err7 = {};
              if (vErrors === null) {
                vErrors = [err7];
              } else {
                vErrors.push(err7);
              }
              errors++;
            }
          } else {
            const err8 = {};
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
        var _valid3 = _errs17 === errors;
        errors = _errs16;
        if (vErrors !== null) {
          if (_errs16) {
            vErrors.length = _errs16;
          } else {
            vErrors = null;
          }
        }
        let ifClause3;
        if (_valid3) {
          const _errs19 = errors;
          if (!validate75(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate75.errors : joined(vErrors, validate75.errors);
            errors = vErrors.length;
          }
          var _valid3 = _errs19 === errors;
          valid3 = _valid3;
          if (valid3) {
            var props2 = true;
          }
          ifClause3 = "then";
        } else {
          const _errs20 = errors;
          if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
            const err9 = { instancePath, schemaPath: "#/$defs/layout/else/else/else/else/type", keyword: "type", params: { type: schema27.else.else.else.else.type } };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
          var _valid3 = _errs20 === errors;
          valid3 = _valid3;
          ifClause3 = "else";
        }
        if (!valid3) {
          const err10 = { instancePath, schemaPath: "#/$defs/layout/else/else/else/if", keyword: "if", params: { failingKeyword: ifClause3 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        var _valid2 = _errs15 === errors;
        valid2 = _valid2;
        if (valid2) {
          if (props1 !== true && props2 !== void 0) {
            if (props2 === true) {
              props1 = true;
            } else {
              props1 = props1 || {};
              Object.assign(props1, props2);
            }
          }
        }
        ifClause2 = "else";
      }
      if (!valid2) {
        const err11 = { instancePath, schemaPath: "#/$defs/layout/else/else/if", keyword: "if", params: { failingKeyword: ifClause2 } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      if (valid1) {
        if (props0 !== true && props1 !== void 0) {
          if (props1 === true) {
            props0 = true;
          } else {
            props0 = props0 || {};
            Object.assign(props0, props1);
          }
        }
      }
      ifClause1 = "else";
    }
    if (!valid1) {
      const err12 = { instancePath, schemaPath: "#/$defs/layout/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err12];
      } else {
        vErrors.push(err12);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err13 = { instancePath, schemaPath: "#/$defs/layout/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate68.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate68.evaluated = { "dynamicProps": true, "dynamicItems": false };
var schema76 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "object", "required": ["pane"] }, "then": { "$ref": "#/$defs/leaf" }, "else": { "type": ["string", "object"] } } };
function validate199(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate199.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/slot/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/slot/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.pane === void 0 && (missing0 = "pane")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {};
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate75(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate75.errors : joined(vErrors, validate75.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err5 = { instancePath, schemaPath: "#/$defs/slot/else/else/type", keyword: "type", params: { type: schema76.else.else.type } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err6 = { instancePath, schemaPath: "#/$defs/slot/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err7 = { instancePath, schemaPath: "#/$defs/slot/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate199.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate199.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate67.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/tab/required", keyword: "required", params: { missingProperty: "name" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.layout === void 0) {
      const err1 = { instancePath, schemaPath: "#/$defs/tab/required", keyword: "required", params: { missingProperty: "layout" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "layout" || key0 === "panes" || key0 === "cwd" || key0 === "env" || key0 === "window")) {
        const err2 = { instancePath, schemaPath: "#/$defs/tab/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/tab/properties/name/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/name", schemaPath: "#/$defs/tab/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.layout !== void 0) {
      if (!validate68(data.layout, { instancePath: instancePath + "/layout", parentData: data, parentDataProperty: "layout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate68.errors : joined(vErrors, validate68.errors);
        errors = vErrors.length;
      }
    }
    if (data.panes !== void 0) {
      let data2 = data.panes;
      if (Array.isArray(data2)) {
        if (data2.length < 1) {
          const err5 = { instancePath: instancePath + "/panes", schemaPath: "#/$defs/tab/properties/panes/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate199(data2[i0], { instancePath: instancePath + "/panes/" + i0, parentData: data2, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate199.errors : joined(vErrors, validate199.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/panes", schemaPath: "#/$defs/tab/properties/panes/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.cwd !== void 0) {
      let data4 = data.cwd;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err7 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/tab/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/tab/properties/cwd/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.window !== void 0) {
      let data6 = data.window;
      if (typeof data6 === "string") {
        if (func2(data6) < 1) {
          const err9 = { instancePath: instancePath + "/window", schemaPath: "#/$defs/tab/properties/window/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/window", schemaPath: "#/$defs/tab/properties/window/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/$defs/tab/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate67.errors = vErrors;
  return errors === 0;
}
validate67.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema77 = { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/pane" } };
var schema78 = { "type": ["object", "null"], "additionalProperties": false, "properties": { "run": { "$ref": "#/$defs/command", "x-wzp-effect": "restart", "x-wzp-supported": true }, "type": { "type": "string", "minLength": 1, "x-wzp-effect": "restart", "x-wzp-supported": true }, "agent": { "$ref": "#/$defs/agent", "x-wzp-effect": "restart", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "shell": { "type": "string", "minLength": 1, "x-wzp-effect": "restart", "x-wzp-supported": true }, "cwd": { "type": "string", "minLength": 1, "x-wzp-effect": "restart", "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-effect": "restart", "x-wzp-supported": true }, "env_file": { "$ref": "#/$defs/env_file", "x-wzp-effect": "restart", "x-wzp-supported": true, "x-wzp-compared-as": "env" }, "sandbox": { "$ref": "#/$defs/sandbox", "x-wzp-effect": "restart", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "domain": { "type": "string", "minLength": 1, "x-wzp-effect": "replace", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "title": { "type": "string", "x-wzp-effect": "update", "x-wzp-supported": true }, "focus": { "$ref": "#/$defs/flag", "x-wzp-effect": "update", "x-wzp-supported": true }, "zoom": { "$ref": "#/$defs/flag", "x-wzp-effect": "update", "x-wzp-supported": true }, "replicas": { "$ref": "#/$defs/count", "x-wzp-effect": "none", "x-wzp-supported": true }, "restart": { "$ref": "#/$defs/restart", "x-wzp-effect": "update", "x-wzp-supported": true }, "depends_on": { "$ref": "#/$defs/depends_on", "x-wzp-effect": "update", "x-wzp-supported": true }, "ready": { "$ref": "#/$defs/probe", "x-wzp-effect": "update", "x-wzp-supported": true }, "health": { "$ref": "#/$defs/probe", "x-wzp-effect": "update", "x-wzp-supported": true }, "stop": { "$ref": "#/$defs/stop", "x-wzp-effect": "update", "x-wzp-supported": true }, "limits": { "$ref": "#/$defs/limits", "x-wzp-effect": "update", "x-wzp-supported": true }, "log": { "$ref": "#/$defs/log", "x-wzp-effect": "update", "x-wzp-supported": true }, "on_exit": { "type": "string", "enum": ["hold", "close", "shell"], "x-wzp-effect": "update", "x-wzp-supported": true }, "start": { "type": "string", "enum": ["auto", "manual"], "x-wzp-effect": "update", "x-wzp-supported": true }, "schedule": { "$ref": "#/$defs/schedule", "x-wzp-effect": "update", "x-wzp-supported": true }, "watch": { "$ref": "#/$defs/texts", "x-wzp-effect": "update", "x-wzp-supported": true }, "ignore_changes": { "type": "array", "items": { "type": "string" }, "x-wzp-effect": "none", "x-wzp-supported": true } } };
function validate213(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate213.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
      const err1 = { instancePath, schemaPath: "#/$defs/count/then/type", keyword: "type", params: { type: "integer" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (typeof data == "number" && isFinite(data)) {
      if (data > 1e4 || isNaN(data)) {
        const err2 = { instancePath, schemaPath: "#/$defs/count/then/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data < 1 || isNaN(data)) {
        const err3 = { instancePath, schemaPath: "#/$defs/count/then/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate89(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : joined(vErrors, validate89.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
        const err5 = { instancePath, schemaPath: "#/$defs/count/else/else/type", keyword: "type", params: { type: schema52.else.else.type } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err6 = { instancePath, schemaPath: "#/$defs/count/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err7 = { instancePath, schemaPath: "#/$defs/count/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate213.errors = vErrors;
  return errors === 0;
}
validate213.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate216(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate216.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!validate126(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
      vErrors = vErrors === null ? validate126.errors : joined(vErrors, validate126.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs4 = errors;
    const _errs5 = errors;
    let valid1 = true;
    const _errs6 = errors;
    if (errors === _errs6) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.policy === void 0 && (missing0 = "policy")) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = {};
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    var _valid1 = _errs6 === errors;
    errors = _errs5;
    if (vErrors !== null) {
      if (_errs5) {
        vErrors.length = _errs5;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs8 = errors;
      if (!validate128(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate128.errors : joined(vErrors, validate128.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs8 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs9 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err3 = { instancePath, schemaPath: "#/$defs/restart/else/else/type", keyword: "type", params: { type: schema53.else.else.type } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err4 = { instancePath, schemaPath: "#/$defs/restart/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err5 = { instancePath, schemaPath: "#/$defs/restart/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate216.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate216.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate220(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate220.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!Array.isArray(data)) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (Array.isArray(data)) {
      const len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0];
        if (typeof data0 === "string") {
          if (func2(data0) < 1) {
            const err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/depends_on/then/items/minLength", keyword: "minLength", params: { limit: 1 } };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
          }
        } else {
          const err2 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/depends_on/then/items/type", keyword: "type", params: { type: "string" } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      }
    } else {
      const err3 = { instancePath, schemaPath: "#/$defs/depends_on/then/type", keyword: "type", params: { type: "array" } };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    if (valid0) {
      var items0 = true;
    }
    ifClause0 = "then";
  } else {
    const _errs7 = errors;
    const _errs8 = errors;
    let valid3 = true;
    const _errs9 = errors;
    if (!(data && typeof data == "object" && !Array.isArray(data))) {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid1 = _errs9 === errors;
    errors = _errs8;
    if (vErrors !== null) {
      if (_errs8) {
        vErrors.length = _errs8;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs11 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        for (const key0 in data) {
          if (!validate140(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate140.errors : joined(vErrors, validate140.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err5 = { instancePath, schemaPath: "#/$defs/depends_on/else/then/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid3 = _valid1;
      if (valid3) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs15 = errors;
      if (!data || typeof data != "object") {
        const err6 = { instancePath, schemaPath: "#/$defs/depends_on/else/else/type", keyword: "type", params: { type: schema58.else.else.type } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs15 === errors;
      valid3 = _valid1;
      ifClause1 = "else";
    }
    if (!valid3) {
      const err7 = { instancePath, schemaPath: "#/$defs/depends_on/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    var _valid0 = _errs7 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err8 = { instancePath, schemaPath: "#/$defs/depends_on/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate220.errors = vErrors;
  evaluated0.props = props0;
  evaluated0.items = items0;
  return errors === 0;
}
validate220.evaluated = { "dynamicProps": true, "dynamicItems": true };
function validate223(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate223.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "http" || key0 === "tcp" || key0 === "exec" || key0 === "log_line" || key0 === "interval" || key0 === "timeout" || key0 === "retries" || key0 === "start_period")) {
        const err0 = { instancePath, schemaPath: "#/$defs/probe/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.http !== void 0) {
      let data0 = data.http;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err1 = { instancePath: instancePath + "/http", schemaPath: "#/$defs/probe/properties/http/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/http", schemaPath: "#/$defs/probe/properties/http/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.tcp !== void 0) {
      if (!validate144(data.tcp, { instancePath: instancePath + "/tcp", parentData: data, parentDataProperty: "tcp", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate144.errors : joined(vErrors, validate144.errors);
        errors = vErrors.length;
      }
    }
    if (data.exec !== void 0) {
      if (!validate146(data.exec, { instancePath: instancePath + "/exec", parentData: data, parentDataProperty: "exec", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate146.errors : joined(vErrors, validate146.errors);
        errors = vErrors.length;
      }
    }
    if (data.log_line !== void 0) {
      let data3 = data.log_line;
      if (typeof data3 === "string") {
        if (func2(data3) < 1) {
          const err3 = { instancePath: instancePath + "/log_line", schemaPath: "#/$defs/probe/properties/log_line/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/log_line", schemaPath: "#/$defs/probe/properties/log_line/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.interval !== void 0) {
      if (!validate130(data.interval, { instancePath: instancePath + "/interval", parentData: data, parentDataProperty: "interval", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate130(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.retries !== void 0) {
      if (!validate133(data.retries, { instancePath: instancePath + "/retries", parentData: data, parentDataProperty: "retries", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate133.errors : joined(vErrors, validate133.errors);
        errors = vErrors.length;
      }
    }
    if (data.start_period !== void 0) {
      if (!validate130(data.start_period, { instancePath: instancePath + "/start_period", parentData: data, parentDataProperty: "start_period", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/$defs/probe/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate223.errors = vErrors;
  return errors === 0;
}
validate223.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate232(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate232.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "signal" || key0 === "timeout" || key0 === "command" || key0 === "keys")) {
        const err0 = { instancePath, schemaPath: "#/$defs/stop/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.signal !== void 0) {
      if (!validate162(data.signal, { instancePath: instancePath + "/signal", parentData: data, parentDataProperty: "signal", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate162.errors : joined(vErrors, validate162.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate130(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.command !== void 0) {
      if (!validate146(data.command, { instancePath: instancePath + "/command", parentData: data, parentDataProperty: "command", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate146.errors : joined(vErrors, validate146.errors);
        errors = vErrors.length;
      }
    }
    if (data.keys !== void 0) {
      if (!validate53(data.keys, { instancePath: instancePath + "/keys", parentData: data, parentDataProperty: "keys", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : joined(vErrors, validate53.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/stop/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate232.errors = vErrors;
  return errors === 0;
}
validate232.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate238(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate238.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "memory" || key0 === "action")) {
        const err0 = { instancePath, schemaPath: "#/$defs/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.memory !== void 0) {
      if (!validate169(data.memory, { instancePath: instancePath + "/memory", parentData: data, parentDataProperty: "memory", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
    if (data.action !== void 0) {
      let data1 = data.action;
      if (typeof data1 !== "string") {
        const err1 = { instancePath: instancePath + "/action", schemaPath: "#/$defs/limits/properties/action/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data1 === "restart" || data1 === "stop")) {
        const err2 = { instancePath: instancePath + "/action", schemaPath: "#/$defs/limits/properties/action/enum", keyword: "enum", params: { allowedValues: schema66.properties.action.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/$defs/limits/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate238.errors = vErrors;
  return errors === 0;
}
validate238.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate241(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate241.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/log/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/log/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing0;
        if (data.file === void 0 && (missing0 = "file")) {
          const err3 = {};
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {};
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate173(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate173.errors : joined(vErrors, validate173.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err5 = { instancePath, schemaPath: "#/$defs/log/else/else/type", keyword: "type", params: { type: schema68.else.else.type } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err6 = { instancePath, schemaPath: "#/$defs/log/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err7 = { instancePath, schemaPath: "#/$defs/log/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate241.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate241.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate244(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate244.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/schedule/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/schedule/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!(data && typeof data == "object" && !Array.isArray(data))) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate184(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate184.errors : joined(vErrors, validate184.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var props0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (typeof data !== "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
        const err4 = { instancePath, schemaPath: "#/$defs/schedule/else/else/type", keyword: "type", params: { type: schema72.else.else.type } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err5 = { instancePath, schemaPath: "#/$defs/schedule/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err6 = { instancePath, schemaPath: "#/$defs/schedule/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate244.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate244.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate205(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate205.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, schemaPath: "#/$defs/pane/type", keyword: "type", params: { type: schema78.type } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema78.properties, key0)) {
        const err1 = { instancePath, schemaPath: "#/$defs/pane/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      if (!validate146(data.run, { instancePath: instancePath + "/run", parentData: data, parentDataProperty: "run", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate146.errors : joined(vErrors, validate146.errors);
        errors = vErrors.length;
      }
    }
    if (data.type !== void 0) {
      let data1 = data.type;
      if (typeof data1 === "string") {
        if (func2(data1) < 1) {
          const err2 = { instancePath: instancePath + "/type", schemaPath: "#/$defs/pane/properties/type/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/$defs/pane/properties/type/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.agent !== void 0) {
      if (!validate82(data.agent, { instancePath: instancePath + "/agent", parentData: data, parentDataProperty: "agent", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate82.errors : joined(vErrors, validate82.errors);
        errors = vErrors.length;
      }
      const err4 = { instancePath: instancePath + "/agent", schemaPath: "#/$defs/pane/properties/agent/allOf/0/not", keyword: "not", params: {} };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.shell !== void 0) {
      let data3 = data.shell;
      if (typeof data3 === "string") {
        if (func2(data3) < 1) {
          const err5 = { instancePath: instancePath + "/shell", schemaPath: "#/$defs/pane/properties/shell/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/shell", schemaPath: "#/$defs/pane/properties/shell/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.cwd !== void 0) {
      let data4 = data.cwd;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err7 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/pane/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/pane/properties/cwd/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.env_file !== void 0) {
      if (!validate59(data.env_file, { instancePath: instancePath + "/env_file", parentData: data, parentDataProperty: "env_file", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : joined(vErrors, validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.sandbox !== void 0) {
      if (!validate105(data.sandbox, { instancePath: instancePath + "/sandbox", parentData: data, parentDataProperty: "sandbox", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate105.errors : joined(vErrors, validate105.errors);
        errors = vErrors.length;
      }
      const err9 = { instancePath: instancePath + "/sandbox", schemaPath: "#/$defs/pane/properties/sandbox/allOf/0/not", keyword: "not", params: {} };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.domain !== void 0) {
      let data8 = data.domain;
      const err10 = { instancePath: instancePath + "/domain", schemaPath: "#/$defs/pane/properties/domain/allOf/0/not", keyword: "not", params: {} };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
      if (typeof data8 === "string") {
        if (func2(data8) < 1) {
          const err11 = { instancePath: instancePath + "/domain", schemaPath: "#/$defs/pane/properties/domain/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      } else {
        const err12 = { instancePath: instancePath + "/domain", schemaPath: "#/$defs/pane/properties/domain/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.title !== void 0) {
      if (typeof data.title !== "string") {
        const err13 = { instancePath: instancePath + "/title", schemaPath: "#/$defs/pane/properties/title/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.focus !== void 0) {
      if (!validate88(data.focus, { instancePath: instancePath + "/focus", parentData: data, parentDataProperty: "focus", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.zoom !== void 0) {
      if (!validate88(data.zoom, { instancePath: instancePath + "/zoom", parentData: data, parentDataProperty: "zoom", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.replicas !== void 0) {
      if (!validate213(data.replicas, { instancePath: instancePath + "/replicas", parentData: data, parentDataProperty: "replicas", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
        errors = vErrors.length;
      }
    }
    if (data.restart !== void 0) {
      if (!validate216(data.restart, { instancePath: instancePath + "/restart", parentData: data, parentDataProperty: "restart", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate216.errors : joined(vErrors, validate216.errors);
        errors = vErrors.length;
      }
    }
    if (data.depends_on !== void 0) {
      if (!validate220(data.depends_on, { instancePath: instancePath + "/depends_on", parentData: data, parentDataProperty: "depends_on", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate220.errors : joined(vErrors, validate220.errors);
        errors = vErrors.length;
      }
    }
    if (data.ready !== void 0) {
      if (!validate223(data.ready, { instancePath: instancePath + "/ready", parentData: data, parentDataProperty: "ready", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate223.errors : joined(vErrors, validate223.errors);
        errors = vErrors.length;
      }
    }
    if (data.health !== void 0) {
      if (!validate223(data.health, { instancePath: instancePath + "/health", parentData: data, parentDataProperty: "health", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate223.errors : joined(vErrors, validate223.errors);
        errors = vErrors.length;
      }
    }
    if (data.stop !== void 0) {
      if (!validate232(data.stop, { instancePath: instancePath + "/stop", parentData: data, parentDataProperty: "stop", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate232.errors : joined(vErrors, validate232.errors);
        errors = vErrors.length;
      }
    }
    if (data.limits !== void 0) {
      if (!validate238(data.limits, { instancePath: instancePath + "/limits", parentData: data, parentDataProperty: "limits", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate238.errors : joined(vErrors, validate238.errors);
        errors = vErrors.length;
      }
    }
    if (data.log !== void 0) {
      if (!validate241(data.log, { instancePath: instancePath + "/log", parentData: data, parentDataProperty: "log", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate241.errors : joined(vErrors, validate241.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_exit !== void 0) {
      let data20 = data.on_exit;
      if (typeof data20 !== "string") {
        const err14 = { instancePath: instancePath + "/on_exit", schemaPath: "#/$defs/pane/properties/on_exit/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
      if (!(data20 === "hold" || data20 === "close" || data20 === "shell")) {
        const err15 = { instancePath: instancePath + "/on_exit", schemaPath: "#/$defs/pane/properties/on_exit/enum", keyword: "enum", params: { allowedValues: schema78.properties.on_exit.enum } };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.start !== void 0) {
      let data21 = data.start;
      if (typeof data21 !== "string") {
        const err16 = { instancePath: instancePath + "/start", schemaPath: "#/$defs/pane/properties/start/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (!(data21 === "auto" || data21 === "manual")) {
        const err17 = { instancePath: instancePath + "/start", schemaPath: "#/$defs/pane/properties/start/enum", keyword: "enum", params: { allowedValues: schema78.properties.start.enum } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.schedule !== void 0) {
      if (!validate244(data.schedule, { instancePath: instancePath + "/schedule", parentData: data, parentDataProperty: "schedule", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate244.errors : joined(vErrors, validate244.errors);
        errors = vErrors.length;
      }
    }
    if (data.watch !== void 0) {
      if (!validate53(data.watch, { instancePath: instancePath + "/watch", parentData: data, parentDataProperty: "watch", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : joined(vErrors, validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.ignore_changes !== void 0) {
      let data24 = data.ignore_changes;
      if (Array.isArray(data24)) {
        const len0 = data24.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data24[i0] !== "string") {
            const err18 = { instancePath: instancePath + "/ignore_changes/" + i0, schemaPath: "#/$defs/pane/properties/ignore_changes/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err18];
            } else {
              vErrors.push(err18);
            }
            errors++;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/ignore_changes", schemaPath: "#/$defs/pane/properties/ignore_changes/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
  }
  validate205.errors = vErrors;
  return errors === 0;
}
validate205.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate204(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate204.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, schemaPath: "#/$defs/panes/type", keyword: "type", params: { type: schema77.type } };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!validate205(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key0, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate205.errors : joined(vErrors, validate205.errors);
        errors = vErrors.length;
      }
    }
  }
  validate204.errors = vErrors;
  return errors === 0;
}
validate204.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func1.call(schema24.properties, key0)) {
        const err0 = { instancePath, schemaPath: "#/$defs/workspace/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.template !== void 0) {
      let data0 = data.template;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err1 = { instancePath: instancePath + "/template", schemaPath: "#/$defs/workspace/properties/template/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/template", schemaPath: "#/$defs/workspace/properties/template/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.with !== void 0) {
      if (!validate62(data.with, { instancePath: instancePath + "/with", parentData: data, parentDataProperty: "with", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate62.errors : joined(vErrors, validate62.errors);
        errors = vErrors.length;
      }
    }
    if (data.cwd !== void 0) {
      let data2 = data.cwd;
      if (typeof data2 === "string") {
        if (func2(data2) < 1) {
          const err3 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/workspace/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/workspace/properties/cwd/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.env_file !== void 0) {
      if (!validate59(data.env_file, { instancePath: instancePath + "/env_file", parentData: data, parentDataProperty: "env_file", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : joined(vErrors, validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.tabs !== void 0) {
      let data5 = data.tabs;
      if (Array.isArray(data5)) {
        if (data5.length < 1) {
          const err5 = { instancePath: instancePath + "/tabs", schemaPath: "#/$defs/workspace/properties/tabs/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate67(data5[i0], { instancePath: instancePath + "/tabs/" + i0, parentData: data5, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/tabs", schemaPath: "#/$defs/workspace/properties/tabs/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.panes !== void 0) {
      if (!validate204(data.panes, { instancePath: instancePath + "/panes", parentData: data, parentDataProperty: "panes", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate204.errors : joined(vErrors, validate204.errors);
        errors = vErrors.length;
      }
    }
    if (data.backend !== void 0) {
      let data8 = data.backend;
      if (typeof data8 !== "string") {
        const err7 = { instancePath: instancePath + "/backend", schemaPath: "#/$defs/workspace/properties/backend/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (!(data8 === "wezterm" || data8 === "tmux" || data8 === "auto")) {
        const err8 = { instancePath: instancePath + "/backend", schemaPath: "#/$defs/workspace/properties/backend/enum", keyword: "enum", params: { allowedValues: schema24.properties.backend.enum } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.host !== void 0) {
      let data9 = data.host;
      const err9 = { instancePath: instancePath + "/host", schemaPath: "#/$defs/workspace/properties/host/allOf/0/not", keyword: "not", params: {} };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
      if (typeof data9 === "string") {
        if (func2(data9) < 1) {
          const err10 = { instancePath: instancePath + "/host", schemaPath: "#/$defs/workspace/properties/host/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
      } else {
        const err11 = { instancePath: instancePath + "/host", schemaPath: "#/$defs/workspace/properties/host/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = { instancePath, schemaPath: "#/$defs/workspace/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema87 = { "type": "object", "additionalProperties": false, "properties": { "description": { "type": "string", "x-wzp-supported": true }, "params": { "type": ["object", "null"], "additionalProperties": { "$ref": "#/$defs/param" }, "x-wzp-supported": true }, "cwd": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "env": { "$ref": "#/$defs/env", "x-wzp-supported": true }, "env_file": { "$ref": "#/$defs/env_file", "x-wzp-supported": true }, "tabs": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/tab" }, "x-wzp-supported": true }, "panes": { "$ref": "#/$defs/panes", "x-wzp-supported": true } } };
var schema88 = { "type": "object", "additionalProperties": false, "properties": { "type": { "type": "string", "enum": ["string", "integer", "number", "boolean"], "x-wzp-supported": true }, "default": { "$ref": "#/$defs/scalar", "x-wzp-supported": true }, "description": { "type": "string", "x-wzp-supported": true } } };
function validate252(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate252.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "default" || key0 === "description")) {
        const err0 = { instancePath, schemaPath: "#/$defs/param/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/type", schemaPath: "#/$defs/param/properties/type/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "string" || data0 === "integer" || data0 === "number" || data0 === "boolean")) {
        const err2 = { instancePath: instancePath + "/type", schemaPath: "#/$defs/param/properties/type/enum", keyword: "enum", params: { allowedValues: schema88.properties.type.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.default !== void 0) {
      if (!validate56(data.default, { instancePath: instancePath + "/default", parentData: data, parentDataProperty: "default", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : joined(vErrors, validate56.errors);
        errors = vErrors.length;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        const err3 = { instancePath: instancePath + "/description", schemaPath: "#/$defs/param/properties/description/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
  } else {
    const err4 = { instancePath, schemaPath: "#/$defs/param/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  validate252.errors = vErrors;
  return errors === 0;
}
validate252.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate251(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate251.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "description" || key0 === "params" || key0 === "cwd" || key0 === "env" || key0 === "env_file" || key0 === "tabs" || key0 === "panes")) {
        const err0 = { instancePath, schemaPath: "#/$defs/template/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        const err1 = { instancePath: instancePath + "/description", schemaPath: "#/$defs/template/properties/description/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.params !== void 0) {
      let data1 = data.params;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1)) && data1 !== null) {
        const err2 = { instancePath: instancePath + "/params", schemaPath: "#/$defs/template/properties/params/type", keyword: "type", params: { type: schema87.properties.params.type } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!validate252(data1[key1], { instancePath: instancePath + "/params/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate252.errors : joined(vErrors, validate252.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.cwd !== void 0) {
      let data3 = data.cwd;
      if (typeof data3 === "string") {
        if (func2(data3) < 1) {
          const err3 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/template/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/template/properties/cwd/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.env_file !== void 0) {
      if (!validate59(data.env_file, { instancePath: instancePath + "/env_file", parentData: data, parentDataProperty: "env_file", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : joined(vErrors, validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.tabs !== void 0) {
      let data6 = data.tabs;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          const err5 = { instancePath: instancePath + "/tabs", schemaPath: "#/$defs/template/properties/tabs/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate67(data6[i0], { instancePath: instancePath + "/tabs/" + i0, parentData: data6, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/tabs", schemaPath: "#/$defs/template/properties/tabs/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.panes !== void 0) {
      if (!validate204(data.panes, { instancePath: instancePath + "/panes", parentData: data, parentDataProperty: "panes", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate204.errors : joined(vErrors, validate204.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/$defs/template/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate251.errors = vErrors;
  return errors === 0;
}
validate251.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate260(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate260.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "concurrency" || key0 === "panes")) {
        const err0 = { instancePath, schemaPath: "#/$defs/pool/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.concurrency !== void 0) {
      if (!validate213(data.concurrency, { instancePath: instancePath + "/concurrency", parentData: data, parentDataProperty: "concurrency", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
        errors = vErrors.length;
      }
    }
    if (data.panes !== void 0) {
      let data1 = data.panes;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          const err1 = { instancePath: instancePath + "/panes", schemaPath: "#/$defs/pool/properties/panes/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (func2(data2) < 1) {
              const err2 = { instancePath: instancePath + "/panes/" + i0, schemaPath: "#/$defs/pool/properties/panes/items/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          } else {
            const err3 = { instancePath: instancePath + "/panes/" + i0, schemaPath: "#/$defs/pool/properties/panes/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/panes", schemaPath: "#/$defs/pool/properties/panes/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/$defs/pool/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate260.errors = vErrors;
  return errors === 0;
}
validate260.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema92 = { "if": { "type": "integer" }, "then": { "type": "integer", "minimum": 1, "maximum": 65535 }, "else": { "if": { "type": "string" }, "then": { "$ref": "#/$defs/variable" }, "else": { "type": ["integer", "string"] } } };
function validate267(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate267.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data))) {
      const err1 = { instancePath, schemaPath: "#/$defs/port/then/type", keyword: "type", params: { type: "integer" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (typeof data == "number" && isFinite(data)) {
      if (data > 65535 || isNaN(data)) {
        const err2 = { instancePath, schemaPath: "#/$defs/port/then/maximum", keyword: "maximum", params: { comparison: "<=", limit: 65535 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data < 1 || isNaN(data)) {
        const err3 = { instancePath, schemaPath: "#/$defs/port/then/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (typeof data !== "string") {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (!validate89(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate89.errors : joined(vErrors, validate89.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs10 = errors;
      if (!(typeof data == "number" && (!(data % 1) && !isNaN(data)) && isFinite(data)) && typeof data !== "string") {
        const err5 = { instancePath, schemaPath: "#/$defs/port/else/else/type", keyword: "type", params: { type: schema92.else.else.type } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      var _valid1 = _errs10 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err6 = { instancePath, schemaPath: "#/$defs/port/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err7 = { instancePath, schemaPath: "#/$defs/port/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate267.errors = vErrors;
  return errors === 0;
}
validate267.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate266(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate266.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.port === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/websocket/required", keyword: "required", params: { missingProperty: "port" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "host" || key0 === "port" || key0 === "origins" || key0 === "cert" || key0 === "key" || key0 === "insecure")) {
        const err1 = { instancePath, schemaPath: "#/$defs/websocket/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.host !== void 0) {
      let data0 = data.host;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err2 = { instancePath: instancePath + "/host", schemaPath: "#/$defs/websocket/properties/host/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/host", schemaPath: "#/$defs/websocket/properties/host/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.port !== void 0) {
      if (!validate267(data.port, { instancePath: instancePath + "/port", parentData: data, parentDataProperty: "port", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate267.errors : joined(vErrors, validate267.errors);
        errors = vErrors.length;
      }
    }
    if (data.origins !== void 0) {
      let data2 = data.origins;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (typeof data3 === "string") {
            if (func2(data3) < 1) {
              const err4 = { instancePath: instancePath + "/origins/" + i0, schemaPath: "#/$defs/websocket/properties/origins/items/minLength", keyword: "minLength", params: { limit: 1 } };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          } else {
            const err5 = { instancePath: instancePath + "/origins/" + i0, schemaPath: "#/$defs/websocket/properties/origins/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/origins", schemaPath: "#/$defs/websocket/properties/origins/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.cert !== void 0) {
      let data4 = data.cert;
      if (typeof data4 === "string") {
        if (func2(data4) < 1) {
          const err7 = { instancePath: instancePath + "/cert", schemaPath: "#/$defs/websocket/properties/cert/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/cert", schemaPath: "#/$defs/websocket/properties/cert/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.key !== void 0) {
      let data5 = data.key;
      if (typeof data5 === "string") {
        if (func2(data5) < 1) {
          const err9 = { instancePath: instancePath + "/key", schemaPath: "#/$defs/websocket/properties/key/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/key", schemaPath: "#/$defs/websocket/properties/key/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.insecure !== void 0) {
      if (!validate88(data.insecure, { instancePath: instancePath + "/insecure", parentData: data, parentDataProperty: "insecure", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err11 = { instancePath, schemaPath: "#/$defs/websocket/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate266.errors = vErrors;
  return errors === 0;
}
validate266.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate273(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate273.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "message" || key0 === "clients" || key0 === "requests_per_second" || key0 === "in_flight" || key0 === "header" || key0 === "initialize" || key0 === "unread")) {
        const err0 = { instancePath, schemaPath: "#/$defs/hub_limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.message !== void 0) {
      if (!validate169(data.message, { instancePath: instancePath + "/message", parentData: data, parentDataProperty: "message", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
    if (data.clients !== void 0) {
      if (!validate213(data.clients, { instancePath: instancePath + "/clients", parentData: data, parentDataProperty: "clients", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
        errors = vErrors.length;
      }
    }
    if (data.requests_per_second !== void 0) {
      if (!validate213(data.requests_per_second, { instancePath: instancePath + "/requests_per_second", parentData: data, parentDataProperty: "requests_per_second", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
        errors = vErrors.length;
      }
    }
    if (data.in_flight !== void 0) {
      if (!validate213(data.in_flight, { instancePath: instancePath + "/in_flight", parentData: data, parentDataProperty: "in_flight", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
        errors = vErrors.length;
      }
    }
    if (data.header !== void 0) {
      if (!validate169(data.header, { instancePath: instancePath + "/header", parentData: data, parentDataProperty: "header", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
    if (data.initialize !== void 0) {
      if (!validate130(data.initialize, { instancePath: instancePath + "/initialize", parentData: data, parentDataProperty: "initialize", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.unread !== void 0) {
      if (!validate169(data.unread, { instancePath: instancePath + "/unread", parentData: data, parentDataProperty: "unread", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/hub_limits/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate273.errors = vErrors;
  return errors === 0;
}
validate273.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate263(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate263.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "enabled" || key0 === "require_token" || key0 === "websocket" || key0 === "max_concurrent_tasks" || key0 === "limits")) {
        const err0 = { instancePath, schemaPath: "#/$defs/hub/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.enabled !== void 0) {
      if (!validate88(data.enabled, { instancePath: instancePath + "/enabled", parentData: data, parentDataProperty: "enabled", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.require_token !== void 0) {
      if (!validate88(data.require_token, { instancePath: instancePath + "/require_token", parentData: data, parentDataProperty: "require_token", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.websocket !== void 0) {
      if (!validate266(data.websocket, { instancePath: instancePath + "/websocket", parentData: data, parentDataProperty: "websocket", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate266.errors : joined(vErrors, validate266.errors);
        errors = vErrors.length;
      }
    }
    if (data.max_concurrent_tasks !== void 0) {
      if (!validate213(data.max_concurrent_tasks, { instancePath: instancePath + "/max_concurrent_tasks", parentData: data, parentDataProperty: "max_concurrent_tasks", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
        errors = vErrors.length;
      }
    }
    if (data.limits !== void 0) {
      if (!validate273(data.limits, { instancePath: instancePath + "/limits", parentData: data, parentDataProperty: "limits", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate273.errors : joined(vErrors, validate273.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/hub/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate263.errors = vErrors;
  return errors === 0;
}
validate263.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema94 = { "type": "object", "additionalProperties": false, "properties": { "auto_apply": { "type": "string", "enum": ["no", "safe", "all"], "x-wzp-supported": true } } };
function validate283(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate283.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "auto_apply")) {
        const err0 = { instancePath, schemaPath: "#/$defs/daemon/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.auto_apply !== void 0) {
      let data0 = data.auto_apply;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/auto_apply", schemaPath: "#/$defs/daemon/properties/auto_apply/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "no" || data0 === "safe" || data0 === "all")) {
        const err2 = { instancePath: instancePath + "/auto_apply", schemaPath: "#/$defs/daemon/properties/auto_apply/enum", keyword: "enum", params: { allowedValues: schema94.properties.auto_apply.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/$defs/daemon/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate283.errors = vErrors;
  return errors === 0;
}
validate283.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema95 = { "type": "object", "additionalProperties": false, "properties": { "level": { "type": "string", "enum": ["trace", "debug", "info", "warn", "error", "silent"], "x-wzp-supported": true }, "file": { "type": "string", "minLength": 1, "x-wzp-supported": true }, "max_size": { "$ref": "#/$defs/bytes", "x-wzp-supported": true }, "max_files": { "$ref": "#/$defs/whole", "x-wzp-supported": true } } };
function validate285(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate285.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "level" || key0 === "file" || key0 === "max_size" || key0 === "max_files")) {
        const err0 = { instancePath, schemaPath: "#/$defs/logging/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.level !== void 0) {
      let data0 = data.level;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/level", schemaPath: "#/$defs/logging/properties/level/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "trace" || data0 === "debug" || data0 === "info" || data0 === "warn" || data0 === "error" || data0 === "silent")) {
        const err2 = { instancePath: instancePath + "/level", schemaPath: "#/$defs/logging/properties/level/enum", keyword: "enum", params: { allowedValues: schema95.properties.level.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.file !== void 0) {
      let data1 = data.file;
      if (typeof data1 === "string") {
        if (func2(data1) < 1) {
          const err3 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/logging/properties/file/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/file", schemaPath: "#/$defs/logging/properties/file/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.max_size !== void 0) {
      if (!validate169(data.max_size, { instancePath: instancePath + "/max_size", parentData: data, parentDataProperty: "max_size", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
    if (data.max_files !== void 0) {
      if (!validate133(data.max_files, { instancePath: instancePath + "/max_files", parentData: data, parentDataProperty: "max_files", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate133.errors : joined(vErrors, validate133.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/$defs/logging/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate285.errors = vErrors;
  return errors === 0;
}
validate285.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate289(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate289.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "enabled" || key0 === "listen")) {
        const err0 = { instancePath, schemaPath: "#/$defs/metrics/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.enabled !== void 0) {
      if (!validate88(data.enabled, { instancePath: instancePath + "/enabled", parentData: data, parentDataProperty: "enabled", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.listen !== void 0) {
      let data1 = data.listen;
      if (typeof data1 === "string") {
        if (func2(data1) < 1) {
          const err1 = { instancePath: instancePath + "/listen", schemaPath: "#/$defs/metrics/properties/listen/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/listen", schemaPath: "#/$defs/metrics/properties/listen/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/$defs/metrics/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate289.errors = vErrors;
  return errors === 0;
}
validate289.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema97 = { "type": "object", "additionalProperties": false, "properties": { "pictures": { "type": "string", "enum": ["unicode", "ascii", "none"], "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "dashboard_interval": { "$ref": "#/$defs/duration", "x-wzp-supported": false, "allOf": [{ "not": {} }] }, "keep_ratios": { "$ref": "#/$defs/flag", "x-wzp-supported": true }, "min_size": { "$ref": "#/$defs/extent", "x-wzp-supported": true } } };
var pattern10 = new RegExp("^[1-9][0-9]{0,3}x[1-9][0-9]{0,3}$|\\$\\{|\\{\\{", "u");
function validate295(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate295.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (!pattern10.test(data)) {
      const err0 = { instancePath, schemaPath: "#/$defs/extent/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]{0,3}x[1-9][0-9]{0,3}$|\\$\\{|\\{\\{" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/extent/type", keyword: "type", params: { type: "string" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate295.errors = vErrors;
  return errors === 0;
}
validate295.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate292(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate292.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "pictures" || key0 === "dashboard_interval" || key0 === "keep_ratios" || key0 === "min_size")) {
        const err0 = { instancePath, schemaPath: "#/$defs/ui/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.pictures !== void 0) {
      let data0 = data.pictures;
      if (typeof data0 !== "string") {
        const err1 = { instancePath: instancePath + "/pictures", schemaPath: "#/$defs/ui/properties/pictures/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      if (!(data0 === "unicode" || data0 === "ascii" || data0 === "none")) {
        const err2 = { instancePath: instancePath + "/pictures", schemaPath: "#/$defs/ui/properties/pictures/enum", keyword: "enum", params: { allowedValues: schema97.properties.pictures.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      const err3 = { instancePath: instancePath + "/pictures", schemaPath: "#/$defs/ui/properties/pictures/allOf/0/not", keyword: "not", params: {} };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.dashboard_interval !== void 0) {
      if (!validate130(data.dashboard_interval, { instancePath: instancePath + "/dashboard_interval", parentData: data, parentDataProperty: "dashboard_interval", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
      const err4 = { instancePath: instancePath + "/dashboard_interval", schemaPath: "#/$defs/ui/properties/dashboard_interval/allOf/0/not", keyword: "not", params: {} };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.keep_ratios !== void 0) {
      if (!validate88(data.keep_ratios, { instancePath: instancePath + "/keep_ratios", parentData: data, parentDataProperty: "keep_ratios", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate88.errors : joined(vErrors, validate88.errors);
        errors = vErrors.length;
      }
    }
    if (data.min_size !== void 0) {
      if (!validate295(data.min_size, { instancePath: instancePath + "/min_size", parentData: data, parentDataProperty: "min_size", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate295.errors : joined(vErrors, validate295.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/$defs/ui/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate292.errors = vErrors;
  return errors === 0;
}
validate292.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate298(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate298.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.from === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/move/required", keyword: "required", params: { missingProperty: "from" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.to === void 0) {
      const err1 = { instancePath, schemaPath: "#/$defs/move/required", keyword: "required", params: { missingProperty: "to" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "from" || key0 === "to")) {
        const err2 = { instancePath, schemaPath: "#/$defs/move/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.from !== void 0) {
      let data0 = data.from;
      if (typeof data0 === "string") {
        if (func2(data0) < 1) {
          const err3 = { instancePath: instancePath + "/from", schemaPath: "#/$defs/move/properties/from/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/from", schemaPath: "#/$defs/move/properties/from/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.to !== void 0) {
      let data1 = data.to;
      if (typeof data1 === "string") {
        if (func2(data1) < 1) {
          const err5 = { instancePath: instancePath + "/to", schemaPath: "#/$defs/move/properties/to/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/to", schemaPath: "#/$defs/move/properties/to/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/$defs/move/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate298.errors = vErrors;
  return errors === 0;
}
validate298.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema101 = { "if": { "type": "string" }, "then": { "type": "string", "minLength": 1 }, "else": { "if": { "type": "array" }, "then": { "type": "array", "minItems": 1, "items": { "type": "string" } }, "else": { "if": { "type": "object", "required": ["run"] }, "then": { "$ref": "#/$defs/hook_settings" }, "else": { "type": ["string", "array", "object"] } } } };
function validate302(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate302.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.run === void 0) {
      const err0 = { instancePath, schemaPath: "#/$defs/hook_settings/required", keyword: "required", params: { missingProperty: "run" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "run" || key0 === "timeout" || key0 === "env")) {
        const err1 = { instancePath, schemaPath: "#/$defs/hook_settings/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.run !== void 0) {
      if (!validate146(data.run, { instancePath: instancePath + "/run", parentData: data, parentDataProperty: "run", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate146.errors : joined(vErrors, validate146.errors);
        errors = vErrors.length;
      }
    }
    if (data.timeout !== void 0) {
      if (!validate130(data.timeout, { instancePath: instancePath + "/timeout", parentData: data, parentDataProperty: "timeout", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate130.errors : joined(vErrors, validate130.errors);
        errors = vErrors.length;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/$defs/hook_settings/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate302.errors = vErrors;
  return errors === 0;
}
validate302.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate301(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate301.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (typeof data !== "string") {
    const err0 = {};
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (func2(data) < 1) {
        const err1 = { instancePath, schemaPath: "#/$defs/hook/then/minLength", keyword: "minLength", params: { limit: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/$defs/hook/then/type", keyword: "type", params: { type: "string" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid1 = true;
    const _errs7 = errors;
    if (!Array.isArray(data)) {
      const err3 = {};
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs9 = errors;
      if (Array.isArray(data)) {
        if (data.length < 1) {
          const err4 = { instancePath, schemaPath: "#/$defs/hook/else/then/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        const len0 = data.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data[i0] !== "string") {
            const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/$defs/hook/else/then/items/type", keyword: "type", params: { type: "string" } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = { instancePath, schemaPath: "#/$defs/hook/else/then/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var _valid1 = _errs9 === errors;
      valid1 = _valid1;
      if (valid1) {
        var items0 = true;
      }
      ifClause1 = "then";
    } else {
      const _errs13 = errors;
      const _errs14 = errors;
      let valid4 = true;
      const _errs15 = errors;
      if (errors === _errs15) {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          let missing0;
          if (data.run === void 0 && (missing0 = "run")) {
            const err7 = {};
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        } else {
          const err8 = {};
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
      var _valid2 = _errs15 === errors;
      errors = _errs14;
      if (vErrors !== null) {
        if (_errs14) {
          vErrors.length = _errs14;
        } else {
          vErrors = null;
        }
      }
      let ifClause2;
      if (_valid2) {
        const _errs17 = errors;
        if (!validate302(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate302.errors : joined(vErrors, validate302.errors);
          errors = vErrors.length;
        }
        var _valid2 = _errs17 === errors;
        valid4 = _valid2;
        if (valid4) {
          var props0 = true;
        }
        ifClause2 = "then";
      } else {
        const _errs18 = errors;
        if ((!data || typeof data != "object") && typeof data !== "string") {
          const err9 = { instancePath, schemaPath: "#/$defs/hook/else/else/else/type", keyword: "type", params: { type: schema101.else.else.else.type } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        var _valid2 = _errs18 === errors;
        valid4 = _valid2;
        ifClause2 = "else";
      }
      if (!valid4) {
        const err10 = { instancePath, schemaPath: "#/$defs/hook/else/else/if", keyword: "if", params: { failingKeyword: ifClause2 } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      var _valid1 = _errs13 === errors;
      valid1 = _valid1;
      ifClause1 = "else";
    }
    if (!valid1) {
      const err11 = { instancePath, schemaPath: "#/$defs/hook/else/if", keyword: "if", params: { failingKeyword: ifClause1 } };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    const err12 = { instancePath, schemaPath: "#/$defs/hook/if", keyword: "if", params: { failingKeyword: ifClause0 } };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate301.errors = vErrors;
  evaluated0.props = props0;
  evaluated0.items = items0;
  return errors === 0;
}
validate301.evaluated = { "dynamicProps": true, "dynamicItems": true };
function validate300(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate300.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "before_apply" || key0 === "after_apply" || key0 === "before_destroy" || key0 === "after_destroy" || key0 === "on_ready" || key0 === "on_failure" || key0 === "on_exit")) {
        const err0 = { instancePath, schemaPath: "#/$defs/hooks/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.before_apply !== void 0) {
      if (!validate301(data.before_apply, { instancePath: instancePath + "/before_apply", parentData: data, parentDataProperty: "before_apply", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
        errors = vErrors.length;
      }
    }
    if (data.after_apply !== void 0) {
      if (!validate301(data.after_apply, { instancePath: instancePath + "/after_apply", parentData: data, parentDataProperty: "after_apply", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
        errors = vErrors.length;
      }
    }
    if (data.before_destroy !== void 0) {
      if (!validate301(data.before_destroy, { instancePath: instancePath + "/before_destroy", parentData: data, parentDataProperty: "before_destroy", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
        errors = vErrors.length;
      }
    }
    if (data.after_destroy !== void 0) {
      if (!validate301(data.after_destroy, { instancePath: instancePath + "/after_destroy", parentData: data, parentDataProperty: "after_destroy", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_ready !== void 0) {
      if (!validate301(data.on_ready, { instancePath: instancePath + "/on_ready", parentData: data, parentDataProperty: "on_ready", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_failure !== void 0) {
      if (!validate301(data.on_failure, { instancePath: instancePath + "/on_failure", parentData: data, parentDataProperty: "on_failure", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
        errors = vErrors.length;
      }
    }
    if (data.on_exit !== void 0) {
      if (!validate301(data.on_exit, { instancePath: instancePath + "/on_exit", parentData: data, parentDataProperty: "on_exit", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate301.errors : joined(vErrors, validate301.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/hooks/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate300.errors = vErrors;
  return errors === 0;
}
validate300.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate315(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate315.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "memory" || key0 === "panes")) {
        const err0 = { instancePath, schemaPath: "#/$defs/project_limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.memory !== void 0) {
      if (!validate169(data.memory, { instancePath: instancePath + "/memory", parentData: data, parentDataProperty: "memory", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate169.errors : joined(vErrors, validate169.errors);
        errors = vErrors.length;
      }
    }
    if (data.panes !== void 0) {
      if (!validate213(data.panes, { instancePath: instancePath + "/panes", parentData: data, parentDataProperty: "panes", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate213.errors : joined(vErrors, validate213.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/$defs/project_limits/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate315.errors = vErrors;
  return errors === 0;
}
validate315.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema19.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      if (1 !== data.version) {
        const err1 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (func2(data1) < 1) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.include !== void 0) {
      if (!validate53(data.include, { instancePath: instancePath + "/include", parentData: data, parentDataProperty: "include", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : joined(vErrors, validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.env_file !== void 0) {
      if (!validate59(data.env_file, { instancePath: instancePath + "/env_file", parentData: data, parentDataProperty: "env_file", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : joined(vErrors, validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.workspaces !== void 0) {
      let data5 = data.workspaces;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (const key1 in data5) {
          if (!validate61(data5[key1], { instancePath: instancePath + "/workspaces/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data5, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate61.errors : joined(vErrors, validate61.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/workspaces", schemaPath: "#/properties/workspaces/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.templates !== void 0) {
      let data7 = data.templates;
      if (!(data7 && typeof data7 == "object" && !Array.isArray(data7)) && data7 !== null) {
        const err5 = { instancePath: instancePath + "/templates", schemaPath: "#/properties/templates/type", keyword: "type", params: { type: schema19.properties.templates.type } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key2 in data7) {
          if (!validate251(data7[key2], { instancePath: instancePath + "/templates/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data7, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate251.errors : joined(vErrors, validate251.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.pools !== void 0) {
      let data9 = data.pools;
      if (!(data9 && typeof data9 == "object" && !Array.isArray(data9)) && data9 !== null) {
        const err6 = { instancePath: instancePath + "/pools", schemaPath: "#/properties/pools/type", keyword: "type", params: { type: schema19.properties.pools.type } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key3 in data9) {
          if (!validate260(data9[key3], { instancePath: instancePath + "/pools/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key3, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate260.errors : joined(vErrors, validate260.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.hub !== void 0) {
      if (!validate263(data.hub, { instancePath: instancePath + "/hub", parentData: data, parentDataProperty: "hub", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate263.errors : joined(vErrors, validate263.errors);
        errors = vErrors.length;
      }
    }
    if (data.daemon !== void 0) {
      if (!validate283(data.daemon, { instancePath: instancePath + "/daemon", parentData: data, parentDataProperty: "daemon", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate283.errors : joined(vErrors, validate283.errors);
        errors = vErrors.length;
      }
    }
    if (data.logging !== void 0) {
      if (!validate285(data.logging, { instancePath: instancePath + "/logging", parentData: data, parentDataProperty: "logging", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate285.errors : joined(vErrors, validate285.errors);
        errors = vErrors.length;
      }
      const err7 = { instancePath: instancePath + "/logging", schemaPath: "#/properties/logging/allOf/0/not", keyword: "not", params: {} };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.metrics !== void 0) {
      if (!validate289(data.metrics, { instancePath: instancePath + "/metrics", parentData: data, parentDataProperty: "metrics", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate289.errors : joined(vErrors, validate289.errors);
        errors = vErrors.length;
      }
    }
    if (data.ui !== void 0) {
      if (!validate292(data.ui, { instancePath: instancePath + "/ui", parentData: data, parentDataProperty: "ui", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate292.errors : joined(vErrors, validate292.errors);
        errors = vErrors.length;
      }
    }
    if (data.moved !== void 0) {
      let data16 = data.moved;
      if (!Array.isArray(data16) && data16 !== null) {
        const err8 = { instancePath: instancePath + "/moved", schemaPath: "#/properties/moved/type", keyword: "type", params: { type: schema19.properties.moved.type } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (Array.isArray(data16)) {
        const len0 = data16.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate298(data16[i0], { instancePath: instancePath + "/moved/" + i0, parentData: data16, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate298.errors : joined(vErrors, validate298.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.hooks !== void 0) {
      if (!validate300(data.hooks, { instancePath: instancePath + "/hooks", parentData: data, parentDataProperty: "hooks", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate300.errors : joined(vErrors, validate300.errors);
        errors = vErrors.length;
      }
    }
    if (data.limits !== void 0) {
      if (!validate315(data.limits, { instancePath: instancePath + "/limits", parentData: data, parentDataProperty: "limits", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate315.errors : joined(vErrors, validate315.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var validateTemplate = validate319;
function validate320(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate320.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "description" || key0 === "params" || key0 === "cwd" || key0 === "env" || key0 === "env_file" || key0 === "tabs" || key0 === "panes")) {
        const err0 = { instancePath, schemaPath: "#/$defs/template/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        const err1 = { instancePath: instancePath + "/description", schemaPath: "#/$defs/template/properties/description/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.params !== void 0) {
      let data1 = data.params;
      if (!(data1 && typeof data1 == "object" && !Array.isArray(data1)) && data1 !== null) {
        const err2 = { instancePath: instancePath + "/params", schemaPath: "#/$defs/template/properties/params/type", keyword: "type", params: { type: schema87.properties.params.type } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (!validate252(data1[key1], { instancePath: instancePath + "/params/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate252.errors : joined(vErrors, validate252.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.cwd !== void 0) {
      let data3 = data.cwd;
      if (typeof data3 === "string") {
        if (func2(data3) < 1) {
          const err3 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/template/properties/cwd/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/cwd", schemaPath: "#/$defs/template/properties/cwd/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.env !== void 0) {
      if (!validate55(data.env, { instancePath: instancePath + "/env", parentData: data, parentDataProperty: "env", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : joined(vErrors, validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.env_file !== void 0) {
      if (!validate59(data.env_file, { instancePath: instancePath + "/env_file", parentData: data, parentDataProperty: "env_file", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : joined(vErrors, validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.tabs !== void 0) {
      let data6 = data.tabs;
      if (Array.isArray(data6)) {
        if (data6.length < 1) {
          const err5 = { instancePath: instancePath + "/tabs", schemaPath: "#/$defs/template/properties/tabs/minItems", keyword: "minItems", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate67(data6[i0], { instancePath: instancePath + "/tabs/" + i0, parentData: data6, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate67.errors : joined(vErrors, validate67.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/tabs", schemaPath: "#/$defs/template/properties/tabs/type", keyword: "type", params: { type: "array" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.panes !== void 0) {
      if (!validate204(data.panes, { instancePath: instancePath + "/panes", parentData: data, parentDataProperty: "panes", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate204.errors : joined(vErrors, validate204.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/$defs/template/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate320.errors = vErrors;
  return errors === 0;
}
validate320.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate319(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate319.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!validate320(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
    vErrors = vErrors === null ? validate320.errors : joined(vErrors, validate320.errors);
    errors = vErrors.length;
  }
  validate319.errors = vErrors;
  return errors === 0;
}
validate319.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  validateSpec,
  validateTemplate
};

function joined(errors, more) {
  for (const error of more) errors.push(error);
  return errors;
}
