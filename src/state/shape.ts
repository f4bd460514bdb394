/** Checks that a JSON value read from a state file has the types of `model.ts`; says where it has not. */
import { isObject, type JsonObject } from './sealed.ts';

/** The place of the first wrong value (`servers[0].panes[2].phase`), or null when all is right. */
export function wrongPlaceInState(body: JsonObject): string | null {
  return (
    firstWrong('', body, { project: isText, serial: isCount }) ??
    eachOf('servers', body['servers'], (place, server) => wrongServer(place, server))
  );
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isTextOrNull: Check = (value) => value === null || typeof value === 'string';
const isCount: Check = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isPhase: Check = (value) => value === 'creating' || value === 'present' || value === 'removing';
const isExtent: Check = (value) => isObject(value) && isCount(value['cols']) && isCount(value['rows']);
const isShare: Check = (value) =>
  value === undefined ||
  (isObject(value) &&
    (value['unit'] === 'percent' || value['unit'] === 'cells') &&
    typeof value['value'] === 'number' &&
    Number.isFinite(value['value']));
const isFields: Check = (value) =>
  isObject(value) &&
  Object.values(value).every(
    (field) => isObject(field) && isText(field['digest']) && field['shown'] !== undefined,
  );

/** Deeper than any layout that fits a screen; keeps a hostile file from exhausting the stack. */
const deepestLayout = 1000;

function isLayout(value: unknown, depth = 0): boolean {
  if (!isObject(value) || depth > deepestLayout || !isShare(value['share'])) return false;
  if (value['kind'] === 'leaf') return isText(value['key']);
  const children = value['children'];
  return (
    value['kind'] === 'split' &&
    (value['axis'] === 'row' || value['axis'] === 'column') &&
    Array.isArray(children) &&
    children.length > 0 &&
    children.every((child) => isLayout(child, depth + 1))
  );
}

function wrongServer(place: string, server: unknown): string | null {
  if (!isObject(server)) return place;
  return (
    firstWrong(`${place}.`, server, {
      id: isText,
      incarnation: isText,
      backend: isText,
      specDigest: isTextOrNull,
    }) ??
    eachOf(`${place}.tabs`, server['tabs'], wrongTab) ??
    eachOf(`${place}.panes`, server['panes'], wrongPane)
  );
}

const wrongTab = (place: string, tab: unknown): string | null =>
  isObject(tab)
    ? firstWrong(`${place}.`, tab, {
        address: isText,
        workspace: isText,
        name: isText,
        window: isText,
        tabId: isTextOrNull,
        layout: (value) => isLayout(value),
        size: isExtent,
      })
    : place;

const wrongPane = (place: string, pane: unknown): string | null =>
  isObject(pane)
    ? firstWrong(`${place}.`, pane, {
        address: isText,
        tab: isText,
        paneId: isTextOrNull,
        launch: isText,
        phase: isPhase,
        fields: isFields,
        stopped: (value) => value === undefined || value === true,
      })
    : place;

function firstWrong(
  prefix: string,
  value: JsonObject,
  checks: Readonly<Record<string, Check>>,
): string | null {
  for (const [key, check] of Object.entries(checks)) if (!check(value[key])) return `${prefix}${key}`;
  return null;
}

function eachOf(
  place: string,
  values: unknown,
  wrongIn: (place: string, value: unknown) => string | null,
): string | null {
  if (!Array.isArray(values)) return place;
  for (const [index, value] of values.entries()) {
    const wrong = wrongIn(`${place}[${index}]`, value);
    if (wrong !== null) return wrong;
  }
  return null;
}
