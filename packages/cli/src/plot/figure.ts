import { type Axis } from './axis.ts';

/** A figure before it is laid out: what it shows, not where. */
export interface Figure {
  /** What, where. */
  readonly title: string;
  /** Period and denominator, a line each. */
  readonly subtitle: readonly string[];
  /** One below the other; those with a day axis should share its span. */
  readonly panels: readonly Panel[];
  /** What a reader must know to read it right; under the panels. */
  readonly notes: readonly string[];
}

export interface Panel {
  readonly x: Axis;
  readonly y: Axis;
  /** Height in pixels of the part with the marks. */
  readonly height: number;
  /** Drawn in order, the first at the bottom. */
  readonly marks: readonly Mark[];
}

interface Named {
  /** Shown in the legend. */
  readonly name?: string;
}

export type Mark = Bars | Line | Band | Dots | Ranges | Rule | Region | Circles;

/** Upright bars from `low` (0 by default) to `high` around each `at`. */
export interface Bars extends Named {
  readonly kind: 'bars';
  readonly at: ArrayLike<number>;
  readonly low?: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  /** In units of the x axis. */
  readonly width: number;
  readonly fill: string;
  /** Bars of numbers that are estimated or not complete. */
  readonly isHatched?: true;
}

/** NaN breaks the line. */
export interface Line extends Named {
  readonly kind: 'line';
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly stroke: string;
  readonly dash?: readonly number[];
  /** Level over each point instead of a slope between two. */
  readonly stepWidth?: number;
}

/** An interval that moves; NaN breaks it. */
export interface Band extends Named {
  readonly kind: 'band';
  readonly at: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly fill: string;
}

export const dotMarks = ['circle', 'ring', 'triangle', 'diamond'] as const;
export type DotMark = (typeof dotMarks)[number];

export interface Dots extends Named {
  readonly kind: 'dots';
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly fill: string;
  readonly mark: DotMark;
  readonly size?: number;
}

/** Level intervals with their estimates, one for each position of a category axis. */
export interface Ranges extends Named {
  readonly kind: 'ranges';
  readonly at: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly middle: ArrayLike<number>;
  readonly stroke: string;
}

/** A straight line across the panel at one value, such as R = 1. */
export interface Rule extends Named {
  readonly kind: 'rule';
  readonly across: 'x' | 'y';
  readonly value: number;
  readonly stroke: string;
  readonly dash?: readonly number[];
}

/** A hatched stretch of the x axis, such as days that are not complete. */
export interface Region extends Named {
  readonly kind: 'region';
  readonly from: number;
  readonly to: number;
  readonly stroke: string;
}

/** Circles on a map, with a radius in units of the x axis. */
export interface Circles extends Named {
  readonly kind: 'circles';
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly radius: ArrayLike<number>;
  readonly stroke: string;
  readonly labels?: readonly string[];
}
