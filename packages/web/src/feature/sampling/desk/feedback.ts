/** How a registration went: done; somebody who was sampled before; something is not right. */
export type FeedbackKind = 'ok' | 'again' | 'conflict';

/** A sound and a vibration for each, to be told apart without looking: one high, two middle, one long and low. */
export function giveFeedback(kind: FeedbackKind): void {
  // Browsers allow neither before somebody touched the page.
  if (!navigator.userActivation.hasBeenActive) return;
  navigator.vibrate?.([...vibrations[kind]]);
  try {
    context ??= new AudioContext();
    const audio = context;
    for (const { at, hertz, seconds } of tones[kind]) playTone(audio, audio.currentTime + at, hertz, seconds);
  } catch {
    // No sound on this device; the word and the shape say the same.
  }
}

function playTone(audio: AudioContext, from: number, hertz: number, seconds: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(VOLUME, from);
  volume.gain.exponentialRampToValueAtTime(SILENCE, from + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + seconds);
}

const vibrations: Readonly<Record<FeedbackKind, readonly number[]>> = { ok: [40], again: [60, 80, 60], conflict: [300] };
const tones: Readonly<Record<FeedbackKind, readonly { at: number; hertz: number; seconds: number }[]>> = {
  ok: [{ at: 0, hertz: 1320, seconds: 0.12 }],
  again: [
    { at: 0, hertz: 660, seconds: 0.12 },
    { at: 0.2, hertz: 660, seconds: 0.12 },
  ],
  conflict: [{ at: 0, hertz: 220, seconds: 0.6 }],
};
let context: AudioContext | undefined;
const VOLUME = 0.2;
const SILENCE = 0.001;
