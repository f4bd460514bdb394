/** Applying the spec: never without a person who has seen what it would do. */
import {
  acceptedContent,
  fromJsonSchema,
  inputRequired,
  inputResponse,
  type McpServer,
} from '@modelcontextprotocol/server';
import { isObject, type JsonObject } from '../../state/sealed.ts';
import type { HubLink } from './hub-link.ts';
import { failureOf, resultOf } from './result.ts';
import { projectParameter, texts } from './tool.ts';

interface ApplyArguments {
  readonly project?: string;
  readonly target?: string[];
}

/** Changes that are written out in the question. */
const mostShown = 30;

export function registerApply(server: McpServer, hub: HubLink): void {
  const title = 'Apply the spec';
  server.registerTool(
    'apply',
    {
      title,
      description:
        'Brings what stands in line with the spec of a project. A person is shown the changes and asked first; a client that cannot ask is refused, and then a person has to run `wzp apply`. Use plan to see what it would do.',
      inputSchema: fromJsonSchema<ApplyArguments>({
        type: 'object',
        properties: { project: projectParameter, target: texts('Only these addresses.') },
        additionalProperties: false,
      }),
      annotations: {
        title,
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
        openWorldHint: false,
      },
    },
    async (args, { mcpReq }) => {
      const planned = await hub.call('project.plan', args);
      if (!planned.ok) return resultOf(planned);
      const plan = summaryOf(planned.value);
      if (plan.lines.length === 0) return resultOf({ ok: true, value: { changed: false } });
      const { digest } = plan;
      const answer = inputResponse(mcpReq.inputResponses, 'confirm');
      const state = mcpReq.requestState();
      // What was agreed to is this very plan: otherwise it is shown again.
      if (answer.kind === 'missing' || state !== plan.mark)
        return inputRequired({
          inputRequests: {
            confirm: inputRequired.elicit({
              message: `Apply the spec of ${plan.project}?\n${plan.lines.join('\n')}`,
              requestedSchema: {
                type: 'object',
                properties: {
                  apply: { type: 'boolean', title: 'Apply', description: 'Do this now', default: false },
                },
                required: ['apply'],
              },
            }),
          },
          requestState: plan.mark,
        });
      const content = acceptedContent(mcpReq.inputResponses, 'confirm');
      if (content?.['apply'] !== true) return failureOf('The person did not agree. Nothing was changed.');
      return resultOf(await hub.call('project.apply', { ...args, yes: true, spec_digest: digest }));
    },
  );
}

interface PlanSummary {
  readonly project: string;
  readonly digest: string;
  /** What tells this plan from another one. */
  readonly mark: string;
  readonly lines: readonly string[];
}

function summaryOf(plan: JsonObject): PlanSummary {
  const { project, spec_digest: digest } = plan;
  const changes = Array.isArray(plan['changes']) ? plan['changes'].filter(isObject) : [];
  const open = changes.filter(({ action }) => action !== 'no-op');
  const lines = open.map(
    ({ action, address, kind, reason, stops_process: stops }) =>
      `${String(action)} ${String(kind)} ${String(address)} (${String(reason)})${stops === true ? ': ends what runs in it' : ''}`,
  );
  const more = lines.length > mostShown ? [`and ${lines.length - mostShown} more`] : [];
  return {
    project: String(project),
    digest: String(digest),
    mark: `${String(digest)} ${lines.join(' ')}`.slice(0, 4000),
    lines: [...lines.slice(0, mostShown), ...more],
  };
}
