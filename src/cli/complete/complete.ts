/** `wzp __complete WORD…`, which the scripts of the shells call: one candidate a line, a tab, what it means. */
import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import { escapeLine } from '../view/escape.ts';
import { dynamicWords } from './files.ts';
import { expectedAt } from './words.ts';

/** Columns of the explanation; longer ones would wrap in a list. */
const widest = 70;

export async function complete(context: Context, words: readonly string[]): Promise<string> {
  const { candidates, dynamic, prefix, typed, where } = expectedAt(words);
  const cwd = where.directory === null ? context.cwd : resolve(context.cwd, where.directory);
  const found = await dynamicWords({ ...context, cwd }, dynamic, where.file);
  const fitting = [...candidates, ...found].filter(({ word }) => word.startsWith(typed) && isPrintable(word));
  return fitting
    .map(({ word, describe }) => `${prefix}${word}\t${escapeLine(describe).slice(0, widest)}\n`)
    .join('');
}

/** A name that is no word of a command line, or that acts on a terminal, is not offered. */
const isPrintable = (word: string): boolean => escapeLine(word) === word && !/[\s\\'"`$]/.test(word);
