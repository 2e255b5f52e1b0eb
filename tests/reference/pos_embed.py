"""Position embeddings resampled to other grids by timm: pos_embed.safetensors.

    python tests/reference/pos_embed.py --out tests/fixtures

timm.layers.resample_abs_pos_embed: the prefix tokens are kept, the grid is resized with PyTorch's
bicubic filter (a = -0.5 because antialias=True), antialiased, align_corners=False, in f32.
Sizes are (height, width); a grid's tokens run row by row.

  one.input   [1, 1 + 4*4, 6]      one.6x6 [1, 37, 6]   one.7x3 [1, 22, 6]   one.2x2 [1, 5, 6]
  two.input   [1, 2 + 4*4, 6]      two.6x6 [1, 38, 6]   two.7x3 [1, 23, 6]   two.2x2 [1, 6, 6]
  large.input [1, 1 + 14*14, 2]    large.24x24 [1, 577, 2]
"""

import torch
from timm.layers import resample_abs_pos_embed

import fixture

if __name__ == "__main__":
    out = fixture.arguments(__doc__).out
    generator = torch.Generator().manual_seed(3)
    tensors = {}
    for case, prefix, side, dim, sizes in (
            ("one", 1, 4, 6, [(6, 6), (7, 3), (2, 2)]),
            ("two", 2, 4, 6, [(6, 6), (7, 3), (2, 2)]),
            ("large", 1, 14, 2, [(24, 24)])):
        embedding = torch.randn((1, prefix + side * side, dim), generator=generator)
        tensors[f"{case}.input"] = embedding
        for height, width in sizes:
            tensors[f"{case}.{height}x{width}"] = resample_abs_pos_embed(
                embedding, new_size=[height, width], num_prefix_tokens=prefix,
                interpolation="bicubic", antialias=True)
    fixture.save(out / "pos_embed.safetensors", tensors, script="pos_embed.py")
