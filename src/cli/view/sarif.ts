/** SARIF 2.1.0 (OASIS, sarif-v2.1.0-os), for code scanning. Only the parts that viewers read. */
import { relative, sep } from 'node:path';
import { codes } from '../../diagnostics/codes.ts';
import { explanationText } from '../../diagnostics/explanations/all.ts';
import type { Diagnostic, Place, Severity } from '../../diagnostics/diagnostic.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export interface SarifContext {
  readonly version: string;
  readonly cwd: string;
  /** The absolute path of a file that a place names. */
  readonly absolute: (file: string) => string;
}

export function sarifLog(findings: readonly Diagnostic[], context: SarifContext): unknown {
  const rules = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'wezterm-parallel',
            semanticVersion: context.version,
            rules: rules.map((code) => ({
              id: code,
              shortDescription: { text: codes[code] },
              ...help(explanationText(code)),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: rules.indexOf(finding.code),
          level: levels[finding.severity],
          message: {
            text: finding.hint === undefined ? finding.message : `${finding.message}\n${finding.hint}`,
          },
          locations: finding.place === undefined ? [] : [location(finding.place, context)],
          ...(finding.related !== undefined && {
            relatedLocations: finding.related.map(({ place, message }, id) => ({
              id,
              ...location(place, context),
              message: { text: message },
            })),
          }),
        })),
      },
    ],
  };
}

/** The text is the page of the code in Markdown; viewers that cannot show that have the same text. */
const help = (text: string): object => (text === '' ? {} : { help: { text, markdown: text } });

function location(place: Place, context: SarifContext): { readonly physicalLocation: unknown } {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(relative(context.cwd, context.absolute(place.file))) },
      region: {
        startLine: place.line,
        startColumn: place.column,
        ...(place.endLine !== undefined && { endLine: place.endLine }),
        ...(place.endColumn !== undefined && { endColumn: place.endColumn }),
      },
    },
  };
}

/** A relative reference: percent-encoded, with `/` between the parts. */
const uriOf = (path: string): string => path.split(sep).map(encodeURIComponent).join('/');
