/** Code frames from the texts of the spec that was read. */
import { codeFrame } from '../../spec/frame.ts';
import type { SpecSources } from '../../spec/source.ts';
import type { Colors } from '../context.ts';
import type { Frame } from './diagnostics.ts';

export function framesOf(sources: SpecSources, paint: Colors): Frame {
  const texts = new Map([...sources.files, ...sources.templates].map((file) => [file.shown, file.text]));
  return (place) => {
    const text = texts.get(place.file);
    return text === undefined ? null : codeFrame({ place }, text, { gutter: paint.dim, mark: paint.red });
  };
}
