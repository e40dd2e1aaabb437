/** What the run explains of itself: what it found and raised as no alert, and which businesses it recognised. */
import { strings } from '../strings.ts';
import { FoundServices } from './found-services.tsx';
import { HeldDetections } from './held-detections.tsx';

const text = strings.held;

export function HeldPage() {
  return (
    <>
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      <HeldDetections />
      <FoundServices />
    </>
  );
}
