interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

/** What reads bar codes from a picture, where the browser has it; elsewhere scanners and typing do. */
export const detectorClass = (): (new () => Detector) | undefined => {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: new () => Detector };
  return typeof navigator.mediaDevices?.getUserMedia === 'function' ? BarcodeDetector : undefined;
};
