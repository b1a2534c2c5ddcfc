/** The outbreak whose samples travel together. */
export interface SampleHome {
  readonly home: string;
  readonly outbreak: string;
  /** ltree path of the outbreak. */
  readonly area: string;
  readonly zone: string;
}
