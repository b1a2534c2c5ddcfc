import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Catalogue,
  type PackFile,
  packAt,
  packOf,
  type PackRef,
  readCatalogue,
  type RefusedOverlay,
  type ResolvedPack,
  timelineOf,
  type Timeline,
} from '@firebreak/protocol';
import { type Disease } from '@firebreak/epi';

/** Packs that come with the project stand beside the packages, in the sources and in what is built from them. */
const shipped = fileURLToPath(new URL('../../../../../packs', import.meta.url));

/** Id of the pack that any disease falls back to. */
const generalPack = 'general';

/** Which rules are asked for: a named pack or that of a disease, for areas from the widest to the narrowest. */
export interface Wanted {
  readonly pack: string | undefined;
  readonly disease: Disease;
  readonly areas: readonly string[];
  /** Zone in which packs of the whole world count days; a pack of one area has its own. */
  readonly zone?: string;
}

/** What is in force when, and which overlays were left out because they are stricter without leave. */
export type AreaTimeline = Timeline & { readonly refused: readonly RefusedOverlay[] };

/** Every pack an installation knows: those shipped, and its own under `packs` in the data directory. */
export class PackShelf {
  private readonly timelines = new Map<string, AreaTimeline>();
  private readonly named: ReadonlySet<string>;
  readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
    this.named = new Set([...catalogue.editions.map(({ pack }) => pack.meta.area), ...catalogue.overlays.map(({ meta }) => meta.area)]);
  }

  static read(directory: string): PackShelf {
    return new PackShelf(readCatalogue([...filesUnder(shipped), ...filesUnder(join(directory, 'packs'))]).catalogue);
  }

  /**
   * The rules in force for an area at a moment.
   *
   * @param moment milliseconds since 1970
   * @returns the named pack, else the one of the disease for the narrowest area, else the general one
   */
  rulesFor(wanted: Wanted, moment: number): ResolvedPack | undefined {
    const timeline = this.timelineFor(wanted, moment);
    return timeline && packAt(timeline, moment);
  }

  /** The rules of an area over time, of the pack that `rulesFor` would take at the moment. */
  timelineFor(wanted: Wanted, moment: number): AreaTimeline | undefined {
    const candidates =
      wanted.pack === undefined ? [...this.packsOf(wanted.disease, wanted.areas), generalPack] : [wanted.pack, generalPack];
    return candidates.map((id) => this.timeline(id, wanted)).find((timeline) => packAt(timeline, moment) !== undefined);
  }

  /** Of a chain of areas those that some edition or overlay is for: chains that share them share their rules. */
  areasThatMatter(areas: readonly string[]): string[] {
    return areas.filter((area) => this.named.has(area));
  }

  /** The rules a past decision rests on; undefined when that content is gone. */
  replay(ref: PackRef): ResolvedPack | undefined {
    return packOf(this.catalogue, ref);
  }

  private packsOf(disease: Disease, areas: readonly string[]): string[] {
    const place = (area: string): number => areas.indexOf(area);
    const editions = this.catalogue.editions.filter(
      ({ pack: { meta } }) => meta.disease === disease && (meta.area === 'world' || place(meta.area) >= 0),
    );
    const narrowFirst = editions.toSorted(
      (a, b) => place(b.pack.meta.area) - place(a.pack.meta.area) || (a.pack.meta.id < b.pack.meta.id ? -1 : 1),
    );
    return [...new Set(narrowFirst.map(({ pack }) => pack.meta.id))];
  }

  private timeline(id: string, { areas: given, zone }: Wanted): AreaTimeline {
    const areas = this.areasThatMatter(given);
    const key = [id, zone ?? '', ...areas].join('/');
    const timeline = this.timelines.get(key) ?? timelineOf(this.catalogue, { id, areas, ...(zone === undefined ? {} : { zone }) });
    this.timelines.set(key, timeline);
    return timeline;
  }
}

function filesUnder(folder: string): PackFile[] {
  const names = listed(folder).filter((name) => /\.(ya?ml|json)$/.test(name) && !name.includes('scenario'));
  return names.toSorted().map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return []; // no folder, no packs
  }
}
