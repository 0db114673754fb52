"""Tables that name bodies by numbers, which a legend under them tells."""

from __future__ import annotations

from directives import document, rows_of


def test_a_cell_may_name_several_by_their_numbers() -> None:
    read = document("""
        | TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp |
        | --- | --- | --- | --- |
        | 1 | Rà soát quy chế | (2) | (1), (3) |
        | 2 | Sửa đổi quy chế | Sở Y tế (1) | |

        Chú thích:

        (1) Sở Nội vụ

        (2) UBND các xã, phường

        (3) Thuế tỉnh

        II. TỔ CHỨC THỰC HIỆN

        (1) Sở Nội vụ đôn đốc các xã.
    """)  # fmt: skip
    assert rows_of(read) == [
        "Ủy ban nhân dân các xã, phường + Sở Nội vụ; Thuế tỉnh | Rà soát quy chế",
        "Sở Y tế | Sửa đổi quy chế",
        "Sở Nội vụ | Sở Nội vụ đôn đốc các xã.",
    ]


def test_numbers_of_bodies_are_told_by_the_legend() -> None:
    read = document("""
        | TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |
        | --- | --- | --- | --- |
        | 1 | Rà soát quy chế | (1) | Quý II/2031 |

        Ghi chú: (1) Sở Nội vụ; (2) Sở Y tế.
    """)  # fmt: skip
    assert rows_of(read) == ["Sở Nội vụ | Rà soát quy chế | Quý II/2031 = on 2031-06-30"]
