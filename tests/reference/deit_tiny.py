"""The real DeiT-tiny on five photos: deit_tiny_real.safetensors.

    python tests/reference/deit_tiny.py --out tests/fixtures

Needs ../shared (weights and trashnet_small_256). The photos are the first test image, by name, of
the first five classes; `about` lists their paths below the data set and a SHA-256 of the RGB bytes
that Pillow decodes (so that a difference in JPEG decoding can be told from one in the model).

  logits              [5, 1000]   timm, f32, evaluation crop (see preprocess.py)
  features            [5, 192]    class token after the final norm
  mean                [5, 3]      of the normalised [3, 224, 224] input, per channel
  synthetic.logits    [2, 1000]   the same for synthetic.py's images 256x256 and 300x200: no JPEG
  synthetic.features  [2, 192]
  noise.logits        scalar      largest change of a photo's logit when each channel of each pixel is
                                  moved by -1, 0 or +1 at random

The last is large (0.8, and still 0.02 when one value in a thousand is moved): logits can only agree to
2e-3 when the decoded pixels are the same to the bit. Compare decoded_sha256 first.
"""

import hashlib

import numpy
import safetensors.torch
import timm
import torch
from PIL import Image
from timm.data import create_transform

import fixture
import synthetic


def load(path) -> torch.nn.Module:
    """timm's DeiT-tiny with the weights in `path`, every name and shape matching."""
    model = timm.create_model("deit_tiny_patch16_224", pretrained=False)
    model.load_state_dict(safetensors.torch.load_file(path), strict=True)
    return model.eval()


@torch.no_grad()
def run(model, images) -> tuple[torch.Tensor, torch.Tensor]:
    tokens = model.forward_features(images)
    return model.forward_head(tokens), tokens[:, 0]


if __name__ == "__main__":
    arguments = fixture.arguments(
        __doc__, weights="../shared/weights/deit_tiny_patch16_224.safetensors",
        data="../shared/datasets/trashnet_small_256")
    model = load(arguments.weights)
    transform = create_transform((3, 224, 224), interpolation="bicubic", crop_pct=0.875)
    classes = sorted(folder for folder in (arguments.data / "test").iterdir() if folder.is_dir())[:5]
    paths = [min(folder.iterdir()) for folder in classes]
    photos = [Image.open(path).convert("RGB") for path in paths]
    inputs = torch.stack([transform(photo) for photo in photos])
    logits, features = run(model, inputs)

    generator = numpy.random.default_rng(5)
    def shaken(photo):
        pixels = numpy.asarray(photo).astype(numpy.int16)
        pixels += generator.integers(-1, 2, pixels.shape, dtype=numpy.int16)
        return Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8), "RGB")
    noisy, _ = run(model, torch.stack([transform(shaken(photo)) for photo in photos]))

    made = torch.stack([transform(synthetic.image(*size)) for size in ((256, 256), (300, 200))])
    made_logits, made_features = run(model, made)

    for path, photo, row in zip(paths, photos, logits):
        print(path.relative_to(arguments.data), photo.size, row.argmax().item(), row.max().item())
    print("noise", (noisy - logits).abs().max().item())
    fixture.save(
        arguments.out / "deit_tiny_real.safetensors",
        {"logits": logits, "features": features, "mean": inputs.mean(dim=(2, 3)),
         "synthetic.logits": made_logits, "synthetic.features": made_features,
         "noise.logits": (noisy - logits).abs().max()},
        script="deit_tiny.py",
        weights_sha256=hashlib.sha256(arguments.weights.read_bytes()).hexdigest(),
        images=[str(path.relative_to(arguments.data)) for path in paths],
        decoded_sha256=[hashlib.sha256(numpy.asarray(photo).tobytes()).hexdigest() for photo in photos])
